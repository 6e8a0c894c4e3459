package dev.rayo.sql.reference;

import dev.rayo.sql.error.RayoException;
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
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The value of an expression over one row.
final class ExpressionInterpreter {
    private final PlanInterpreter plans;

    ExpressionInterpreter(PlanInterpreter plans) {
        this.plans = plans;
    }

    boolean isTrue(Expression condition, Map<Integer, @Nullable Object> row) {
        return Boolean.TRUE.equals(value(condition, row));
    }

    Comparator<Map<Integer, @Nullable Object>> order(List<SortKey> keys) {
        return (a, b) -> {
            for (SortKey key : keys) {
                Object left = value(key.expression(), a);
                Object right = value(key.expression(), b);
                int order;
                if (left == null || right == null) {
                    order = left == right ? 0 : (left == null) == key.nullsFirst() ? -1 : 1;
                } else {
                    order = key.ascending() ? Values.compare(left, right) : Values.compare(right, left);
                }
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    @Nullable Object value(Expression expression, Map<Integer, @Nullable Object> row) {
        return switch (expression) {
            case Reference reference -> {
                if (!row.containsKey(reference.id())) {
                    throw new IllegalStateException(
                            "no field " + reference.name() + "#" + reference.id() + " in this row");
                }
                yield row.get(reference.id());
            }
            case Literal literal -> literal.value();
            case Parameter parameter -> throw new IllegalStateException("parameter " + parameter.index() + " has no value");
            case Compare compare -> compare(compare.op(), value(compare.left(), row), value(compare.right(), row));
            case Logical logical -> logical(logical, row);
            case Not not -> not((Boolean) value(not.operand(), row));
            case IsNull isNull -> value(isNull.operand(), row) == null;
            case Cast cast -> {
                try {
                    yield Conversion.convert(value(cast.operand(), row), cast.operand().type(), cast.type());
                } catch (RayoException failure) {
                    if (cast.lenient()) {
                        yield null;
                    }
                    throw failure;
                }
            }
            case Case choice -> {
                for (Case.Branch branch : choice.branches()) {
                    if (isTrue(branch.condition(), row)) {
                        yield value(branch.result(), row);
                    }
                }
                yield value(choice.otherwise(), row);
            }
            case In in -> {
                Object operand = value(in.operand(), row);
                List<@Nullable Boolean> matches = new ArrayList<>();
                for (Literal literal : in.values()) {
                    matches.add(compare(Compare.Op.EQ, operand, literal.value()));
                }
                yield any(matches);
            }
            case Call call -> FunctionInterpreter.call(call, call.arguments().stream()
                    .map(argument -> value(argument, row))
                    .toArray());
            case Subquery subquery -> subquery(subquery, row);
        };
    }

    private @Nullable Object subquery(Subquery subquery, Map<Integer, @Nullable Object> row) {
        List<@Nullable Object[]> rows = plans.run(subquery.plan(), row);
        return switch (subquery.kind()) {
            case SCALAR -> {
                if (rows.size() > 1) {
                    throw RayoException.user("more than one row returned by a subquery used as an expression");
                }
                yield rows.isEmpty() ? null : rows.getFirst()[0];
            }
            case EXISTS -> !rows.isEmpty();
            case ANY, ALL -> {
                Compare.Op op = Objects.requireNonNull(subquery.op());
                boolean all = subquery.kind() == Subquery.Kind.ALL;
                List<@Nullable Boolean> matches = new ArrayList<>();
                for (@Nullable Object[] other : rows) {
                    Boolean match = tuple(op, subquery.operands(), other, row);
                    matches.add(all ? not(match) : match);
                }
                yield all ? not(any(matches)) : any(matches);
            }
        };
    }

    private @Nullable Boolean tuple(
            Compare.Op op, List<Expression> operands, @Nullable Object[] other, Map<Integer, @Nullable Object> row) {
        Compare.Op each = op == Compare.Op.NE ? Compare.Op.EQ : op;
        List<@Nullable Boolean> differs = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            differs.add(not(compare(each, value(operands.get(i), row), other[i])));
        }
        return op == Compare.Op.NE ? any(differs) : not(any(differs));
    }

    private @Nullable Boolean logical(Logical logical, Map<Integer, @Nullable Object> row) {
        boolean and = logical.op() == Logical.Op.AND;
        List<@Nullable Boolean> terms = new ArrayList<>();
        for (Expression term : logical.terms()) {
            Boolean value = (Boolean) value(term, row);
            if (value != null && value != and) {
                return value;
            }
            terms.add(and ? not(value) : value);
        }
        return and ? not(any(terms)) : any(terms);
    }

    private static @Nullable Boolean any(List<@Nullable Boolean> terms) {
        return terms.contains(true) ? Boolean.TRUE : terms.contains(null) ? null : Boolean.FALSE;
    }

    private static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    static @Nullable Boolean compare(Compare.Op op, @Nullable Object left, @Nullable Object right) {
        if (op == Compare.Op.DISTINCT || op == Compare.Op.NOT_DISTINCT) {
            boolean same = left == null || right == null ? left == right : Values.compare(left, right) == 0;
            return same == (op == Compare.Op.NOT_DISTINCT);
        }
        if (left == null || right == null) {
            return null;
        }
        int order = Values.compare(left, right);
        return switch (op) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case DISTINCT, NOT_DISTINCT -> throw new AssertionError();
        };
    }
}
