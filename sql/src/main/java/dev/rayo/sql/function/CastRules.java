package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;

/// Which conversions can be written, and which of them can fail.
public final class CastRules {
    private CastRules() {}

    /// Whether `CAST(x AS to)` means anything for `x` of type `from`.
    public static boolean exists(Type from, Type to) {
        if (from.equals(to) || from == Type.NULL) {
            return true;
        }
        if (from.isNested() || to.isNested()) {
            return from instanceof Type.Array(Type a) && to instanceof Type.Array(Type b) && exists(a, b)
                    || to == Type.VARCHAR;
        }
        if (from == Type.VARCHAR || to == Type.VARCHAR) {
            return true;
        }
        boolean fromNumber = from.isNumeric() || from == Type.BOOLEAN;
        boolean toNumber = to.isNumeric() || to == Type.BOOLEAN;
        if (fromNumber || toNumber) {
            return fromNumber && toNumber;
        }
        return from.isTemporal() && (to.isTemporal() || to == Type.TIME && from != Type.DATE);
    }

    /// Whether some value of `from` has no counterpart in `to`.
    public static boolean canFail(Type from, Type to) {
        if (from.equals(to) || from == Type.NULL || to == Type.VARCHAR || to == Type.BOOLEAN && from.isNumeric()) {
            return false;
        }
        if (ImplicitCast.widens(from, to) && !from.isTemporal()) {
            return from.isFloating() && !to.isFloating();
        }
        if (from instanceof Decimal a && to instanceof Decimal b) {
            return a.precision() - a.scale() > b.precision() - b.scale() || b.scale() < a.scale();
        }
        if (from.isInteger() && to instanceof Decimal d) {
            Decimal needed = DecimalTypes.holding(from);
            return needed == null || needed.precision() > d.precision() - d.scale();
        }
        if (from == Type.BOOLEAN) {
            return to instanceof Decimal d && d.precision() == d.scale();
        }
        return !(from == Type.TIMESTAMP && (to == Type.DATE || to == Type.TIME));
    }
}
