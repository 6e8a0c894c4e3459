package dev.rayo.engine.expression.arithmetic;

import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;

/// The least and the greatest value, unscaled, of integers and of decimals that fit a long.
public final class IntegerRange {
    private IntegerRange() {}

    public static long min(Type type) {
        return type instanceof Type.Decimal ? -max(type) : ~max(type);
    }

    public static long max(Type type) {
        if (type instanceof Type.Decimal decimal) {
            return Int128.powerLow(decimal.precision()) - 1;
        }
        if (type == Type.TINYINT) {
            return Byte.MAX_VALUE;
        }
        if (type == Type.SMALLINT) {
            return Short.MAX_VALUE;
        }
        return type == Type.INTEGER ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }
}
