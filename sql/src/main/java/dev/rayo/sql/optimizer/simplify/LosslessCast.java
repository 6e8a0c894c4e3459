package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;

/// Which casts never fail, keep the order of values and map no two values to one.
final class LosslessCast {
    /// Every integer of so many digits is a double of its own.
    private static final int EXACT_DIGITS_DOUBLE = 15;

    private LosslessCast() {}

    static boolean isLossless(Type from, Type to) {
        if (from.equals(to)) {
            return true;
        }
        if (from.isInteger()) {
            if (to.isInteger()) {
                return width(from) <= width(to);
            }
            if (to instanceof Decimal d) {
                return d.precision() - d.scale() >= digits(from);
            }
            return to == Type.DOUBLE ? from != Type.BIGINT : to == Type.REAL && width(from) <= 2;
        }
        if (from instanceof Decimal f) {
            if (to instanceof Decimal t) {
                return t.scale() >= f.scale() && t.precision() - t.scale() >= f.precision() - f.scale();
            }
            return to == Type.DOUBLE && f.precision() <= EXACT_DIGITS_DOUBLE;
        }
        return from == Type.REAL && to == Type.DOUBLE || from == Type.DATE && to == Type.TIMESTAMP;
    }

    private static int width(Type integer) {
        return integer == Type.TINYINT ? 1 : integer == Type.SMALLINT ? 2 : integer == Type.INTEGER ? 4 : 8;
    }

    /// Decimal digits that hold every value.
    static int digits(Type integer) {
        return integer == Type.TINYINT ? 3 : integer == Type.SMALLINT ? 5 : integer == Type.INTEGER ? 10 : 19;
    }

    static long greatest(Type integer) {
        return (1L << (8 * width(integer) - 1)) - 1;
    }
}
