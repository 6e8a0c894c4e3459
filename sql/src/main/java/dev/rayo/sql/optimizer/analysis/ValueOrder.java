package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/// The SQL order of values that are not NULL, as Java objects.
public final class ValueOrder {
    private static final int DAYS_PER_MONTH = 30;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private ValueOrder() {}

    /// Whether [#compare] orders values of this type.
    public static boolean covers(Type type) {
        return type != Type.NULL && !type.isNested();
    }

    /// Negative, zero or positive as `left` sorts before, equals or sorts after `right`; both of `type`.
    public static int compare(Object left, Object right, Type type) {
        return switch (left) {
            case Long l -> Long.compare(l, (Long) right);
            case BigDecimal d -> d.compareTo((BigDecimal) right);
            case Double d -> compare((double) d, (double) (Double) right);
            case Float f -> compare((double) f, (double) (Float) right);
            case Boolean b -> Boolean.compare(b, (Boolean) right);
            case String s -> compare(s, (String) right);
            case Blob b -> Arrays.compareUnsigned(b.bytes(), ((Blob) right).bytes());
            case Interval i -> micros(i).compareTo(micros((Interval) right));
            default -> throw new IllegalArgumentException("values of " + type + " have no order here");
        };
    }

    /// NaN equals NaN and is the greatest; the zeros are equal.
    private static int compare(double left, double right) {
        return left == right ? 0 : Double.compare(left, right);
    }

    /// By code points, which is the order of the UTF-8 bytes.
    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean oneIsSurrogate = Character.isSurrogate(l) != Character.isSurrogate(r);
                return oneIsSurrogate ? (Character.isSurrogate(l) ? 1 : -1) : Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static BigInteger micros(Interval interval) {
        long days = (long) interval.months() * DAYS_PER_MONTH + interval.days();
        return BigInteger.valueOf(days)
                .multiply(BigInteger.valueOf(MICROS_PER_DAY))
                .add(BigInteger.valueOf(interval.micros()));
    }
}
