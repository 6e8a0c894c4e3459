package dev.rayo.engine.parquet;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Evaluates filters on rows of Java objects, by SQL's rules: the slow and plain definition that pruning must agree with.
final class RowFilter {
    private final List<Field> fields;

    RowFilter(List<Field> fields) {
        this.fields = fields;
    }

    boolean matches(Expression filter, List<@Nullable Object> row) {
        return Boolean.TRUE.equals(value(filter, row));
    }

    private @Nullable Object value(Expression expression, List<@Nullable Object> row) {
        return switch (expression) {
            case Literal literal -> literal.value();
            case Reference reference -> {
                int index = 0;
                while (fields.get(index).id() != reference.id()) {
                    index++;
                }
                yield row.get(index);
            }
            case Compare compare -> compare(compare, value(compare.left(), row), value(compare.right(), row));
            case Logical logical -> logical(logical, row);
            case Not not -> value(not.operand(), row) instanceof Boolean b ? (Object) !b : null;
            case IsNull isNull -> value(isNull.operand(), row) == null;
            case In in -> in(in, row);
            case Cast cast -> cast(value(cast.operand(), row), cast.type());
            case Call call -> {
                Object text = value(call.arguments().get(0), row);
                String pattern = (String) Objects.requireNonNull(((Literal) call.arguments().get(1)).value());
                String prefix = pattern.substring(0, pattern.length() - 1);
                yield text == null ? null : (Object) ((String) text).startsWith(prefix);
            }
            default -> throw new IllegalArgumentException("not in these tests: " + expression);
        };
    }

    private @Nullable Object logical(Logical logical, List<@Nullable Object> row) {
        boolean decisive = logical.op() == Logical.Op.OR;
        boolean unknown = false;
        for (Expression term : logical.terms()) {
            Object value = value(term, row);
            if (value == null) {
                unknown = true;
            } else if ((Boolean) value == decisive) {
                return decisive;
            }
        }
        return unknown ? null : (Object) !decisive;
    }

    private @Nullable Object in(In in, List<@Nullable Object> row) {
        Object value = value(in.operand(), row);
        if (value == null) {
            return null;
        }
        boolean unknown = false;
        for (Literal literal : in.values()) {
            if (literal.value() == null) {
                unknown = true;
            } else if (order(value, literal.value()) == 0) {
                return true;
            }
        }
        return unknown ? null : (Object) false;
    }

    private static @Nullable Object cast(@Nullable Object value, Type type) {
        return switch (value) {
            case null -> null;
            case Long l ->
                type == Type.DOUBLE
                        ? (Object) (double) l
                        : type instanceof Type.Decimal d ? BigDecimal.valueOf(l).setScale(d.scale()) : l;
            case Float f -> (double) f;
            case BigDecimal d -> type == Type.DOUBLE ? d.doubleValue() : d;
            default -> throw new IllegalArgumentException("cast of " + value);
        };
    }

    private static @Nullable Object compare(Compare compare, @Nullable Object left, @Nullable Object right) {
        if (compare.op() == Compare.Op.DISTINCT || compare.op() == Compare.Op.NOT_DISTINCT) {
            boolean same = left == null || right == null ? left == right : order(left, right) == 0;
            return same == (compare.op() == Compare.Op.NOT_DISTINCT);
        }
        if (left == null || right == null) {
            return null;
        }
        int order = order(left, right);
        return switch (compare.op()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case DISTINCT, NOT_DISTINCT -> throw new IllegalStateException();
        };
    }

    private static int order(Object left, Object right) {
        return switch (left) {
            case Long l -> Long.compare(l, (Long) right);
            case Double d -> Double.compare(d == 0 ? 0 : d, (Double) right == 0 ? 0 : (Double) right);
            case Float f -> Float.compare(f == 0 ? 0 : f, (Float) right == 0 ? 0 : (Float) right);
            case BigDecimal d -> d.compareTo((BigDecimal) right);
            case Boolean b -> Boolean.compare(b, (Boolean) right);
            case String s ->
                Arrays.compareUnsigned(
                        s.getBytes(StandardCharsets.UTF_8), ((String) right).getBytes(StandardCharsets.UTF_8));
            case Blob b -> Arrays.compareUnsigned(b.bytes(), ((Blob) right).bytes());
            default -> throw new IllegalArgumentException("no order: " + left.getClass());
        };
    }
}
