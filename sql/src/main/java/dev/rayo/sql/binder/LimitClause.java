package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.plan.WindowCall.Frame;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// LIMIT and OFFSET. Constants become a [Plan.Limit]; what has to be computed, percentages among it, becomes a filter by
/// row number.
///
/// @param limit   BIGINT, or null for all rows
/// @param offset  BIGINT, or null for none
/// @param percent how many of a hundred rows to keep, instead of `limit`; or null
record LimitClause(@Nullable Expression limit, @Nullable Expression offset, @Nullable BigDecimal percent) {
    static final LimitClause NONE = new LimitClause(null, null, null);

    static LimitClause bind(Query query, ExpressionBinder expressions, CommonTables commonTables) {
        Context context = Context.plain(Scope.EMPTY, commonTables, Clause.LIMIT, null);
        Expression offset = rows(query.offset(), "OFFSET", expressions, context);
        if (query.limit() == null || !query.limitPercent()) {
            return new LimitClause(rows(query.limit(), "LIMIT", expressions, context), offset, null);
        }
        BigDecimal percent = ConstantNumber.of(expressions.bind(query.limit(), context));
        if (percent == null || percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw RayoException.syntax(
                    "a percentage in LIMIT is a constant from 0 to 100", query.limit().position(), null);
        }
        return new LimitClause(null, offset, percent);
    }

    private static @Nullable Expression rows(
            @Nullable SyntaxExpression syntax, String clause, ExpressionBinder expressions, Context context) {
        if (syntax == null) {
            return null;
        }
        Expression bound = expressions.bind(syntax, context);
        if (bound instanceof Literal literal && literal.isNull()) {
            return null;
        }
        BigDecimal value = ConstantNumber.of(bound);
        if (value == null) {
            return expressions.coercion.cast(bound, Type.BIGINT, syntax.position());
        }
        if (value.signum() < 0) {
            throw RayoException.syntax(clause + " cannot be negative", syntax.position(), null);
        }
        BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP).min(BigDecimal.valueOf(Long.MAX_VALUE));
        return new Literal(rounded.longValueExact(), Type.BIGINT);
    }

    /// The rows of `plan` in the order of `keys`, as many as the clause says.
    Plan apply(Plan plan, List<SortKey> keys, FieldIds ids) {
        boolean constant = percent == null
                && (limit == null || limit instanceof Literal)
                && (offset == null || offset instanceof Literal);
        if (!constant) {
            return byRowNumber(plan, keys, ids);
        }
        Plan sorted = keys.isEmpty() ? plan : new Plan.Sort(plan, keys);
        return limit == null && offset == null
                ? sorted
                : new Plan.Limit(sorted, constant(limit, Long.MAX_VALUE), constant(offset, 0));
    }

    private static long constant(@Nullable Expression expression, long otherwise) {
        return expression instanceof Literal literal && literal.value() instanceof Long value ? value : otherwise;
    }

    private Plan byRowNumber(Plan plan, List<SortKey> keys, FieldIds ids) {
        Field number = ids.field("row_number", Type.BIGINT);
        Field count = ids.field("count", Type.BIGINT);
        List<WindowCall> calls = List.of(call(number, "row_number"), call(count, "count"));
        Plan numbered = new Plan.Window(plan, List.of(), keys, calls);
        List<Expression> terms = new ArrayList<>();
        Expression position = Reference.to(number);
        if (offset != null) {
            terms.add(new Compare(Compare.Op.GT, position, offset));
            position = new Call("subtract", List.of(position, offset), Type.BIGINT);
        }
        if (percent != null) {
            Literal share = new Literal(percent.doubleValue() / 100, Type.DOUBLE);
            Expression all = new Cast(Reference.to(count), Type.DOUBLE, false);
            Expression kept = new Call("multiply", List.of(all, share), Type.DOUBLE);
            terms.add(new Compare(Compare.Op.LE, new Cast(position, Type.DOUBLE, false), kept));
        } else if (limit != null) {
            Expression within = new Compare(Compare.Op.LE, position, limit);
            terms.add(new Logical(Logical.Op.OR, List.of(new IsNull(limit), within)));
        }
        Plan filtered = new Plan.Filter(numbered, PredicateBinder.and(terms));
        List<Assignment> columns = new ArrayList<>();
        plan.output().forEach(field -> columns.add(new Assignment(field, Reference.to(field))));
        return new Plan.Project(
                new Plan.Sort(filtered, List.of(new SortKey(Reference.to(number), true, false))), columns);
    }

    private static WindowCall call(Field field, String function) {
        return new WindowCall(field, function, List.of(), null, false, false, Frame.WHOLE_PARTITION);
    }
}
