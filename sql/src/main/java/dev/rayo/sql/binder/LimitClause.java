package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
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

/// LIMIT and OFFSET, which are constants.
///
/// @param percent how many of a hundred rows to keep, instead of `limit`; or null
record LimitClause(long limit, long offset, @Nullable BigDecimal percent) {
    private static final LimitClause NONE = new LimitClause(Long.MAX_VALUE, 0, null);

    static LimitClause bind(Query query, ExpressionBinder expressions, Context context) {
        if (query.limit() == null && query.offset() == null) {
            return NONE;
        }
        BigDecimal limit = constant(query.limit(), "LIMIT", expressions, context);
        BigDecimal offset = constant(query.offset(), "OFFSET", expressions, context);
        if (query.limitPercent() && query.limit() != null && limit != null) {
            if (limit.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw RayoException.syntax("LIMIT is more than 100 percent", query.limit().position(), null);
            }
            return new LimitClause(Long.MAX_VALUE, rows(offset, 0), limit);
        }
        return new LimitClause(rows(limit, Long.MAX_VALUE), rows(offset, 0), null);
    }

    private static long rows(@Nullable BigDecimal count, long otherwise) {
        if (count == null) {
            return otherwise;
        }
        BigDecimal rounded = count.setScale(0, RoundingMode.HALF_UP);
        return rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0 ? Long.MAX_VALUE : rounded.longValueExact();
    }

    private static @Nullable BigDecimal constant(
            @Nullable SyntaxExpression syntax, String clause, ExpressionBinder expressions, Context context) {
        if (syntax == null) {
            return null;
        }
        Expression bound = expressions.bind(syntax, Context.plain(Scope.EMPTY, context.commonTables(), Clause.LIMIT, null));
        if (bound instanceof Literal literal && literal.isNull()) {
            return null;
        }
        BigDecimal value = ConstantNumber.of(bound);
        if (value == null) {
            throw RayoException.syntax(
                    clause + " must be a constant number", syntax.position(), "use row_number() and QUALIFY for others");
        }
        if (value.signum() < 0) {
            throw RayoException.syntax(clause + " cannot be negative", syntax.position(), null);
        }
        return value;
    }

    /// The rows of `plan` in the order of `keys`, as many as the clause says.
    Plan apply(Plan plan, List<SortKey> keys, FieldIds ids) {
        if (percent != null) {
            return percentOf(plan, keys, percent, ids);
        }
        Plan sorted = keys.isEmpty() ? plan : new Plan.Sort(plan, keys);
        return limit == Long.MAX_VALUE && offset == 0 ? sorted : new Plan.Limit(sorted, limit, offset);
    }

    private Plan percentOf(Plan plan, List<SortKey> keys, BigDecimal share, FieldIds ids) {
        Field number = ids.field("row_number", Type.BIGINT);
        Field count = ids.field("count", Type.BIGINT);
        Plan numbered = new Plan.Window(plan, List.of(), keys, List.of(call(number, "row_number"), call(count, "count")));
        Expression kept = new Call(
                "multiply",
                List.of(
                        new Cast(Reference.to(count), Type.DOUBLE, false),
                        new Literal(share.doubleValue() / 100, Type.DOUBLE)),
                Type.DOUBLE);
        Expression position = new Call(
                "subtract",
                List.of(Reference.to(number), new Literal(offset, Type.BIGINT)),
                Type.BIGINT);
        Expression within = new Compare(Compare.Op.LE, new Cast(position, Type.DOUBLE, false), kept);
        Expression after =
                new Compare(Compare.Op.GT, Reference.to(number), new Literal(offset, Type.BIGINT));
        Plan filtered = new Plan.Filter(numbered, PredicateBinder.and(List.of(within, after)));
        List<Assignment> columns = new ArrayList<>();
        plan.output().forEach(field -> columns.add(new Assignment(field, Reference.to(field))));
        return new Plan.Project(new Plan.Sort(filtered, List.of(new SortKey(Reference.to(number), true, false))), columns);
    }

    private static WindowCall call(Field field, String function) {
        return new WindowCall(field, function, List.of(), null, false, false, Frame.WHOLE_PARTITION);
    }
}
