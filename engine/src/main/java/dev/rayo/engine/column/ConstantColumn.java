package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// One value, `length` times. `value` is a plain column of length 1, or null for a column of NULLs.
public record ConstantColumn(Type type, @Nullable Column value, int length) implements Column {
    private static final long[] NONE_VALID = new long[1024];

    public ConstantColumn {
        if (value != null && value.isNull(0)) {
            value = null;
        }
    }

    public boolean isNull() {
        return value == null;
    }

    @Override
    public boolean isNull(int row) {
        return value == null;
    }

    @Override
    public long @Nullable [] validity() {
        if (value != null) {
            return null;
        }
        return length <= NONE_VALID.length * 64 ? NONE_VALID : new long[(length + 63) >> 6];
    }
}
