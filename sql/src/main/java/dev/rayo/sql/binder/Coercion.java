package dev.rayo.sql.binder;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.function.ArgumentType;
import dev.rayo.sql.function.CastRules;
import dev.rayo.sql.function.CommonType;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts casts where types have to meet.
final class Coercion {
    private final SessionTime time;

    Coercion(SessionTime time) {
        this.time = time;
    }

    /// `operand` as a `to`, at once if it is a plain constant.
    ///
    /// @throws RayoException USER if there is no such conversion
    Expression cast(Expression operand, Type to, int position) {
        return cast(operand, to, false, position);
    }

    Expression cast(Expression operand, Type to, boolean lenient, int position) {
        Type from = operand.type();
        if (from.equals(to)) {
            return operand;
        }
        if (operand instanceof Literal literal) {
            Literal converted = LiteralCast.convert(literal, to);
            if (converted != null) {
                return converted;
            }
        }
        if (!CastRules.exists(from, to)) {
            throw RayoException.syntax("there is no conversion from " + from + " to " + to, position, null);
        }
        if (from.isTemporal() && from != to && (from == Type.TIMESTAMP_TZ || to == Type.TIMESTAMP_TZ)
                && to != Type.VARCHAR) {
            return time.convert(operand, to, lenient);
        }
        return new Cast(operand, to, lenient);
    }

    /// A condition: numbers count as true if they are not zero, text as it reads.
    Expression condition(Expression operand, int position) {
        if (operand.type() == Type.BOOLEAN) {
            return operand;
        }
        if (!CastRules.exists(operand.type(), Type.BOOLEAN)) {
            throw RayoException.syntax(
                    "a condition must be BOOLEAN, this is " + operand.type(), position, "compare it with a value");
        }
        return cast(operand, Type.BOOLEAN, position);
    }

    /// The type in which the values of `operands` meet.
    ///
    /// @param where what to call the place in the message
    Type common(List<Expression> operands, String where, int position) {
        Type common = CommonType.of(operands.stream().map(ArgumentType::of).toList());
        if (common == null) {
            throw mixed(operands, where, position);
        }
        return common;
    }

    private static RayoException mixed(List<Expression> operands, String where, int position) {
        Expression first = operands.getFirst();
        for (Expression each : operands) {
            if (CommonType.of(List.of(ArgumentType.of(first), ArgumentType.of(each))) == null) {
                return RayoException.syntax(
                        "cannot mix " + first.type() + " and " + each.type() + " in " + where,
                        position,
                        "write a cast, such as CAST(… AS " + first.type() + ")");
            }
        }
        return RayoException.syntax("the types in " + where + " do not meet", position, "write casts to one type");
    }

    /// The type in which two values are compared.
    ///
    /// @param ordering for `<` and its like; text is equal to other types but has no order with them
    Type comparison(Expression left, Expression right, boolean ordering, int position) {
        Type common = CommonType.ofComparison(ArgumentType.of(left), ArgumentType.of(right), ordering);
        if (common == null) {
            throw incomparable(left.type(), right.type(), position);
        }
        return common;
    }

    static RayoException incomparable(Type left, Type right, int position) {
        Type suggested = left == Type.VARCHAR ? right : left;
        return RayoException.syntax(
                "cannot compare " + left + " and " + right,
                position,
                "write a cast, such as CAST(… AS " + suggested + ")");
    }

    /// The type of a set operation's column, or null where no type holds both.
    static @Nullable Type column(Type left, Type right) {
        return CommonType.ofColumns(left, right);
    }
}
