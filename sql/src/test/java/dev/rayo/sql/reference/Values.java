package dev.rayo.sql.reference;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Order and equality of the Java objects that stand for SQL values.
public final class Values {
    private Values() {}

    /// Two values of one type, neither of them NULL.
    public static int compare(Object a, Object b) {
        return switch (a) {
            case Long left -> left.compareTo((Long) b);
            case Double left -> Double.compare(left + 0.0, (Double) b + 0.0);
            case Float left -> Float.compare(left + 0f, (Float) b + 0f);
            case BigDecimal left -> left.compareTo((BigDecimal) b);
            case String left -> Arrays.compareUnsigned(utf8(left), utf8((String) b));
            case Boolean left -> left.compareTo((Boolean) b);
            case Blob left -> Arrays.compareUnsigned(left.bytes(), ((Blob) b).bytes());
            case Interval left -> Long.compare(span(left), span((Interval) b));
            default -> throw new IllegalArgumentException("no order for " + a.getClass());
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long span(Interval interval) {
        return (interval.months() * 30L + interval.days()) * 86_400_000_000L + interval.micros();
    }

    /// A list that is equal to another exactly if the values are, NULL being equal to NULL.
    public static List<@Nullable Object> key(@Nullable Object... values) {
        List<@Nullable Object> key = new ArrayList<>();
        for (Object value : values) {
            key.add(switch (value) {
                case Double number -> number + 0.0;
                case Float number -> number + 0f;
                case BigDecimal number -> number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
                case Interval interval -> span(interval);
                case null, default -> value;
            });
        }
        return key;
    }
}
