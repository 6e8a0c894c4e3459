package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import dev.rayo.sql.type.Type.Simple;

/// Which conversions happen without being written, and how dear each is: of several signatures the cheapest is meant.
public final class ImplicitCast {
    /// There is no such conversion.
    public static final int NONE = -1;

    static final int STRING_LITERAL = 20;
    private static final int FITTING_LITERAL_DISCOUNT = 90;

    private ImplicitCast() {}

    /// The cost of giving `argument` to a parameter of type `to`; 0 if it has that type, [#NONE] if it cannot.
    public static int cost(ArgumentType argument, Type to) {
        Type from = argument.type();
        if (argument.isStringLiteral()) {
            return to == Type.VARCHAR ? 1 : to.isNested() ? NONE : STRING_LITERAL;
        }
        if (argument.isIntegerLiteral() && argument.fits(to)) {
            return target(to) - FITTING_LITERAL_DISCOUNT;
        }
        if (from.equals(to)) {
            return 0;
        }
        return widens(from, to) ? target(to) : NONE;
    }

    /// Whether every value of `from` may be taken as one of `to` unasked.
    static boolean widens(Type from, Type to) {
        if (from == Type.NULL) {
            return true;
        }
        if (from instanceof Decimal d) {
            return to.isFloating() || to.equals(d);
        }
        if (!(from instanceof Simple simple)) {
            return false;
        }
        return switch (simple) {
            case NULL -> true;
            case TINYINT, SMALLINT, INTEGER, BIGINT ->
                to.isFloating()
                        || to.isInteger() && DecimalTypes.bits(to) > DecimalTypes.bits(from)
                        || to.equals(DecimalTypes.HUGE);
            case REAL -> to == Type.DOUBLE;
            case DATE -> to == Type.TIMESTAMP || to == Type.TIMESTAMP_TZ || to == Type.TIMESTAMP_NS;
            case TIMESTAMP -> to == Type.TIMESTAMP_TZ || to == Type.TIMESTAMP_NS;
            case TIMESTAMP_NS -> to == Type.TIMESTAMP;
            case BOOLEAN, DOUBLE, VARCHAR, BLOB, TIME, TIMESTAMP_TZ, INTERVAL -> false;
        };
    }

    /// How far down the list of types to convert to a type stands.
    static int target(Type to) {
        return switch (to) {
            case Simple simple ->
                switch (simple) {
                    case INTEGER -> 101;
                    case BIGINT -> 102;
                    case DOUBLE -> 104;
                    case TIMESTAMP -> 120;
                    case TIMESTAMP_TZ -> 121;
                    case TIMESTAMP_NS -> 122;
                    case VARCHAR -> 149;
                    case NULL, BOOLEAN, TINYINT, SMALLINT, REAL, BLOB, DATE, TIME, INTERVAL -> 110;
                };
            case Decimal d -> d.equals(DecimalTypes.HUGE) ? 103 : 105;
            case Type.Array a -> 160;
            case Type.Struct s -> 160;
            case Type.Mapping m -> 160;
        };
    }
}
