package dev.rayo.engine.parquet.pruning;

import dev.rayo.engine.parquet.pruning.ScanFilter.Test;
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
import dev.rayo.sql.plan.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes out of a filter what statistics can speak to.
public final class ScanFilters {
    private static final ScanFilter ALWAYS = new ScanFilter.Always();
    private static final ScanFilter NEVER = new ScanFilter.Never();

    private final Map<Integer, Integer> columns = new HashMap<>();

    private ScanFilters(List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            columns.putIfAbsent(fields.get(i).id(), i);
        }
    }

    /// @param fields the scan's columns as the filter calls them
    public static ScanFilter of(@Nullable Expression filter, List<Field> fields) {
        return filter == null ? ALWAYS : new ScanFilters(fields).filter(filter);
    }

    private ScanFilter filter(Expression expression) {
        return switch (expression) {
            case Logical logical -> logical(logical);
            case Compare compare -> compare(compare.op(), compare.left(), compare.right());
            case In in -> in(in);
            case IsNull isNull -> test(isNull.operand(), new ValueTest.IsNull(true));
            case Not not -> negated(not.operand());
            case Call call -> call(call);
            case Literal literal -> Boolean.TRUE.equals(literal.value()) ? ALWAYS : NEVER;
            case Reference reference -> test(reference, new ValueTest.Comparison(Compare.Op.EQ, true));
            case Parameter parameter -> ALWAYS;
            case Cast cast -> ALWAYS;
            case Case choice -> ALWAYS;
            case Subquery subquery -> ALWAYS;
        };
    }

    private ScanFilter logical(Logical logical) {
        boolean all = logical.op() == Logical.Op.AND;
        List<ScanFilter> terms = new ArrayList<>();
        for (Expression term : logical.terms()) {
            ScanFilter filter = filter(term);
            if (filter.equals(all ? NEVER : ALWAYS)) {
                return filter;
            }
            if (!filter.equals(all ? ALWAYS : NEVER)) {
                terms.add(filter);
            }
        }
        if (terms.isEmpty()) {
            return all ? ALWAYS : NEVER;
        }
        return terms.size() == 1 ? terms.getFirst() : all ? new ScanFilter.All(terms) : new ScanFilter.Any(terms);
    }

    private ScanFilter negated(Expression operand) {
        return switch (operand) {
            case IsNull isNull -> test(isNull.operand(), new ValueTest.IsNull(false));
            case Compare compare ->
                compare(compare.op().negated(), compare.left(), compare.right());
            case Not not -> filter(not.operand());
            case Reference reference -> test(reference, new ValueTest.Comparison(Compare.Op.EQ, false));
            case Logical logical -> {
                List<Expression> terms = new ArrayList<>();
                logical.terms().forEach(term -> terms.add(new Not(term)));
                yield logical(new Logical(
                        logical.op() == Logical.Op.AND ? Logical.Op.OR : Logical.Op.AND, terms));
            }
            case Literal literal -> Boolean.FALSE.equals(literal.value()) ? ALWAYS : NEVER;
            default -> ALWAYS;
        };
    }

    private ScanFilter compare(Compare.Op op, Expression left, Expression right) {
        if (left instanceof Literal literal && !(right instanceof Literal)) {
            return compare(op.flipped(), right, literal);
        }
        if (!(right instanceof Literal literal)) {
            return ALWAYS;
        }
        if (literal.value() == null) {
            return switch (op) {
                case NOT_DISTINCT -> test(left, new ValueTest.IsNull(true));
                case DISTINCT -> test(left, new ValueTest.IsNull(false));
                case EQ, NE, LT, LE, GT, GE -> NEVER;
            };
        }
        Object value = ValueOrder.ofLiteral(literal.value());
        return value == null ? ALWAYS : test(left, new ValueTest.Comparison(op, value));
    }

    private ScanFilter in(In in) {
        List<Object> values = new ArrayList<>();
        for (Literal literal : in.values()) {
            if (literal.value() != null) {
                Object value = ValueOrder.ofLiteral(literal.value());
                if (value == null) {
                    return ALWAYS;
                }
                values.add(value);
            }
        }
        return values.isEmpty() ? NEVER : test(in.operand(), new ValueTest.OneOf(values));
    }

    private ScanFilter call(Call call) {
        if (call.arguments().size() != 2
                || !(call.arguments().get(1) instanceof Literal literal)
                || !(literal.value() instanceof String text)) {
            return ALWAYS;
        }
        String prefix =
                switch (call.function()) {
                    case "like" -> literalStart(text);
                    case "starts_with" -> text;
                    default -> "";
                };
        return prefix.isEmpty()
                ? ALWAYS
                : test(call.arguments().get(0), new ValueTest.Prefix(prefix.getBytes(StandardCharsets.UTF_8)));
    }

    /// What a LIKE pattern demands of the start of the text.
    private static String literalStart(String pattern) {
        int end = 0;
        while (end < pattern.length() && "%_\\".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        if (end > 0 && Character.isHighSurrogate(pattern.charAt(end - 1))) {
            end--;
        }
        return pattern.substring(0, end);
    }

    /// A test of a column of the scan, or of one converted to another type.
    private ScanFilter test(Expression operand, ValueTest test) {
        if (operand instanceof Reference reference) {
            Integer column = columns.get(reference.id());
            return column == null ? ALWAYS : new Test(column, test);
        }
        if (operand instanceof Cast cast
                && !cast.lenient()
                && cast.operand() instanceof Reference reference
                && columns.containsKey(reference.id())) {
            return new Test(
                    columns.get(reference.id()), new ValueTest.Converted(reference.type(), cast.type(), test));
        }
        return ALWAYS;
    }
}
