package dev.rayo.sql.optimizer;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions in few words, for tests.
public final class Terms {
    public static final Literal TRUE = Literal.TRUE;
    public static final Literal FALSE = Literal.FALSE;
    public static final Literal UNKNOWN = new Literal(null, Type.BOOLEAN);

    private Terms() {}

    public static Literal value(long value) {
        return new Literal(value, Type.INTEGER);
    }

    public static Literal bigint(long value) {
        return new Literal(value, Type.BIGINT);
    }

    public static Literal text(String value) {
        return new Literal(value, Type.VARCHAR);
    }

    public static Literal real(double value) {
        return new Literal(value, Type.DOUBLE);
    }

    public static Literal decimal(String value, int precision) {
        BigDecimal number = new BigDecimal(value);
        return new Literal(number, new Decimal(precision, number.scale()));
    }

    public static Literal date(String day) {
        return new Literal(LocalDate.parse(day).toEpochDay(), Type.DATE);
    }

    public static Literal nothing(Type type) {
        return new Literal(null, type);
    }

    public static Expression eq(Expression left, Expression right) {
        return new Compare(Compare.Op.EQ, left, right);
    }

    public static Expression ne(Expression left, Expression right) {
        return new Compare(Compare.Op.NE, left, right);
    }

    public static Expression lt(Expression left, Expression right) {
        return new Compare(Compare.Op.LT, left, right);
    }

    public static Expression le(Expression left, Expression right) {
        return new Compare(Compare.Op.LE, left, right);
    }

    public static Expression gt(Expression left, Expression right) {
        return new Compare(Compare.Op.GT, left, right);
    }

    public static Expression ge(Expression left, Expression right) {
        return new Compare(Compare.Op.GE, left, right);
    }

    public static Expression distinct(Expression left, Expression right) {
        return new Compare(Compare.Op.DISTINCT, left, right);
    }

    public static Expression same(Expression left, Expression right) {
        return new Compare(Compare.Op.NOT_DISTINCT, left, right);
    }

    public static Expression and(Expression... terms) {
        return new Logical(Logical.Op.AND, List.of(terms));
    }

    public static Expression or(Expression... terms) {
        return new Logical(Logical.Op.OR, List.of(terms));
    }

    public static Expression not(Expression operand) {
        return new Not(operand);
    }

    public static Expression isNull(Expression operand) {
        return new IsNull(operand);
    }

    public static Expression notNull(Expression operand) {
        return new Not(new IsNull(operand));
    }

    public static Expression in(Expression operand, @Nullable Object... values) {
        return new In(
                operand,
                Arrays.stream(values)
                        .map(value -> new Literal(value instanceof Integer i ? (Object) i.longValue() : value, operand.type()))
                        .toList());
    }

    public static Expression cast(Expression operand, Type type) {
        return new Cast(operand, type, false);
    }

    public static Expression when(Expression condition, Expression then, Expression otherwise) {
        return new Case(List.of(new Case.Branch(condition, then)), otherwise);
    }

    public static Expression call(String function, Type type, Expression... arguments) {
        return new Call(function, List.of(arguments), type);
    }

    public static Expression add(Expression left, Expression right) {
        return call("add", left.type(), left, right);
    }

    public static Expression subtract(Expression left, Expression right) {
        return call("subtract", left.type(), left, right);
    }

    public static Expression like(Expression operand, String pattern) {
        return call("like", Type.BOOLEAN, operand, text(pattern));
    }
}
