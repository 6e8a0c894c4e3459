package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The type two values meet in: the branches of CASE, the sides of UNION and of comparisons.
public final class CommonType {
    private CommonType() {}

    /// The type that all of CASE, COALESCE, GREATEST, IN or VALUES share; null where a cast has to be written.
    /// Literals adapt to the others: strings to any type, integers to any numeric type they fit.
    public static @Nullable Type of(List<ArgumentType> arguments) {
        ArgumentType common = arguments.getFirst();
        for (ArgumentType each : arguments.subList(1, arguments.size())) {
            ArgumentType next = of(common, each);
            if (next == null) {
                return null;
            }
            common = next;
        }
        return common.type();
    }

    private static @Nullable ArgumentType of(ArgumentType a, ArgumentType b) {
        if (a.isStringLiteral() != b.isStringLiteral()) {
            ArgumentType other = a.isStringLiteral() ? b : a;
            if (other.type() == Type.NULL) {
                return ArgumentType.of(Type.VARCHAR);
            }
            return other.type().isNested() ? null : ArgumentType.of(other.type());
        }
        if (a.isStringLiteral()) {
            return a;
        }
        if (a.isIntegerLiteral() != b.isIntegerLiteral()) {
            ArgumentType literal = a.isIntegerLiteral() ? a : b;
            Type other = a.isIntegerLiteral() ? b.type() : a.type();
            if (literal.fits(other)) {
                return ArgumentType.of(other);
            }
        } else if (a.isIntegerLiteral()) {
            Type wider = wider(a.type(), b.type());
            return wider == null ? null : a.type().equals(wider) ? a : b;
        }
        Type both = wider(a.type(), b.type());
        return both == null ? null : ArgumentType.of(both);
    }

    /// The type that holds the values of both without any literal's help; null if there is none. VARCHAR meets only
    /// itself.
    public static @Nullable Type wider(Type a, Type b) {
        if (a.equals(b)) {
            return a;
        }
        if (a == Type.NULL) {
            return b;
        }
        if (b == Type.NULL) {
            return a;
        }
        if (a.isNumeric() && b.isNumeric()) {
            return numeric(a, b);
        }
        if (a == Type.BOOLEAN && (b.isInteger() || b.equals(DecimalTypes.HUGE))) {
            return b;
        }
        if (b == Type.BOOLEAN && (a.isInteger() || a.equals(DecimalTypes.HUGE))) {
            return a;
        }
        if (a.isTemporal() && b.isTemporal()) {
            return a == Type.TIMESTAMP_TZ || b == Type.TIMESTAMP_TZ
                    ? Type.TIMESTAMP_TZ
                    : a == Type.TIMESTAMP_NS || b == Type.TIMESTAMP_NS ? Type.TIMESTAMP_NS : Type.TIMESTAMP;
        }
        if (a instanceof Type.Array(Type left) && b instanceof Type.Array(Type right)) {
            Type element = wider(left, right);
            return element == null ? null : new Type.Array(element);
        }
        return null;
    }

    private static Type numeric(Type a, Type b) {
        if (a == Type.DOUBLE || b == Type.DOUBLE) {
            return Type.DOUBLE;
        }
        if (a == Type.REAL || b == Type.REAL) {
            return Type.REAL;
        }
        if (a.isInteger() && b.isInteger()) {
            return DecimalTypes.bits(a) >= DecimalTypes.bits(b) ? a : b;
        }
        Decimal left = Objects.requireNonNull(DecimalTypes.holding(a));
        Decimal right = Objects.requireNonNull(DecimalTypes.holding(b));
        return DecimalTypes.combine(left, right);
    }

    /// The type of a column that UNION, INTERSECT or EXCEPT makes of two: what cannot meet otherwise meets as text.
    public static @Nullable Type ofColumns(Type a, Type b) {
        Type both = wider(a, b);
        boolean text = a == Type.VARCHAR || b == Type.VARCHAR;
        return both == null && text && !a.isNested() && !b.isNested() ? Type.VARCHAR : both;
    }

    /// The type that `a = b` (or with `ordering` `a < b`) compares in; null where a cast has to be written.
    /// Text equals anything that it can be read as, and a truth value any number, but they have no order with those.
    public static @Nullable Type ofComparison(ArgumentType a, ArgumentType b, boolean ordering) {
        ArgumentType both = of(a, b);
        if (both != null) {
            return both.type();
        }
        if (ordering || a.type().isNested() || b.type().isNested()) {
            return null;
        }
        if (a.type() == Type.VARCHAR || a.type() == Type.BOOLEAN && b.type().isNumeric()) {
            return b.type();
        }
        return b.type() == Type.VARCHAR || b.type() == Type.BOOLEAN && a.type().isNumeric() ? a.type() : null;
    }
}
