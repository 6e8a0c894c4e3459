package dev.rayo.sql.function;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import dev.rayo.sql.type.Type.Simple;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decimals that integers are, and the decimals that arithmetic gives.
///
/// While both operands fit 18 digits the result is kept at 18 digits too, although a sum or product could need more:
/// it stays in one machine word, and overflow is an error.
public final class DecimalTypes {
    /// The integers beyond BIGINT, and the type of their literals and of a sum of integers.
    public static final Decimal HUGE = Type.decimal(Decimal.PRECISION_MAX, 0);

    private DecimalTypes() {}

    /// The width of an integer type.
    public static int bits(Type type) {
        return switch ((Simple) type) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INTEGER -> 32;
            case BIGINT -> 64;
            case NULL, BOOLEAN, REAL, DOUBLE, VARCHAR, BLOB, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS, INTERVAL ->
                throw new IllegalArgumentException("not an integer type: " + type);
        };
    }

    /// The narrowest decimal that holds every value of `type`, or null if it is neither an integer nor a decimal.
    public static @Nullable Decimal holding(Type type) {
        return switch (type) {
            case Decimal d -> d;
            case Simple simple ->
                switch (simple) {
                    case TINYINT -> Type.decimal(3, 0);
                    case SMALLINT -> Type.decimal(5, 0);
                    case INTEGER -> Type.decimal(10, 0);
                    case BIGINT -> Type.decimal(19, 0);
                    case NULL -> Type.decimal(1, 0);
                    case BOOLEAN, REAL, DOUBLE, VARCHAR, BLOB, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS,
                            INTERVAL -> null;
                };
            case Type.Array a -> null;
            case Type.Struct s -> null;
            case Type.Mapping m -> null;
        };
    }

    private static Decimal operand(ArgumentType argument) {
        Decimal decimal = holding(argument.type());
        return decimal == null ? Type.decimal(18, 3) : decimal;
    }

    /// The decimal that holds the values of both, as far as 38 digits go.
    public static Decimal combine(Decimal a, Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return Type.decimal(Math.min(Decimal.PRECISION_MAX, whole + scale), scale);
    }

    /// `a + b`, `a - b`: both operands are cast to the result type.
    static Resolution add(List<ArgumentType> arguments) {
        Decimal a = operand(arguments.get(0));
        Decimal b = operand(arguments.get(1));
        int scale = Math.max(a.scale(), b.scale());
        int precision = Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale + 1;
        Decimal result = Type.decimal(cap(precision, a, b), scale);
        return new Resolution(List.of(result, result), result);
    }

    /// `a * b`: the operands keep their own scales, the scale of the result is their sum.
    static Resolution multiply(List<ArgumentType> arguments) {
        Decimal a = operand(arguments.get(0));
        Decimal b = operand(arguments.get(1));
        int scale = a.scale() + b.scale();
        if (scale > Decimal.PRECISION_MAX) {
            throw RayoException.user(
                    "the product of " + a + " and " + b + " needs " + scale + " digits after the point, more than "
                            + Decimal.PRECISION_MAX,
                    "cast an operand to a smaller scale or to DOUBLE");
        }
        int precision = a.precision() + b.precision();
        int capped = scale < Decimal.PRECISION_LONG ? cap(precision, a, b) : Math.min(precision, Decimal.PRECISION_MAX);
        return new Resolution(List.of(a, b), Type.decimal(capped, scale));
    }

    /// `a % b`: both operands and the result have the type that holds both.
    static Resolution modulo(List<ArgumentType> arguments) {
        Decimal both = combine(operand(arguments.get(0)), operand(arguments.get(1)));
        return new Resolution(List.of(both, both), both);
    }

    private static int cap(int precision, Decimal a, Decimal b) {
        boolean wide = !a.isLong() || !b.isLong();
        return Math.min(precision, wide ? Decimal.PRECISION_MAX : Decimal.PRECISION_LONG);
    }

    /// `round(x, digits)` and `trunc(x, digits)` keep as many digits after the point; other digits stay.
    static Resolution rounded(List<ArgumentType> arguments) {
        Decimal decimal = operand(arguments.getFirst());
        ArgumentType digits = arguments.get(1);
        if (digits.integer() == null) {
            throw RayoException.user(
                    "the number of digits to round a DECIMAL to must be a constant",
                    "cast the value to DOUBLE to round to a computed number of digits");
        }
        BigInteger scale = digits.integer().max(BigInteger.ZERO).min(BigInteger.valueOf(decimal.scale()));
        return new Resolution(List.of(decimal, Type.INTEGER), Type.decimal(decimal.precision(), scale.intValue()));
    }

    /// `floor(x)`, `ceil(x)`, `round(x)`, `trunc(x)`: no digits after the point.
    static Resolution whole(List<ArgumentType> arguments) {
        Decimal decimal = operand(arguments.getFirst());
        return new Resolution(List.of(decimal), Type.decimal(decimal.precision(), 0));
    }

    static Resolution unchanged(List<ArgumentType> arguments) {
        Decimal decimal = operand(arguments.getFirst());
        return new Resolution(List.of(decimal), decimal);
    }
}
