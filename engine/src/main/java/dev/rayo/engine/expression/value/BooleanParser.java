package dev.rayo.engine.expression.value;

import org.jspecify.annotations.Nullable;

/// Reads `true t yes y 1` and `false f no n 0`, in any case.
public final class BooleanParser {
    private BooleanParser() {}

    /// Null if `data[from, to)` is neither.
    public static @Nullable Boolean parse(byte[] data, int from, int to) {
        for (String word : new String[] {"true", "t", "yes", "y", "1"}) {
            if (TextSpan.equals(data, from, to, word)) {
                return true;
            }
        }
        for (String word : new String[] {"false", "f", "no", "n", "0"}) {
            if (TextSpan.equals(data, from, to, word)) {
                return false;
            }
        }
        return null;
    }
}
