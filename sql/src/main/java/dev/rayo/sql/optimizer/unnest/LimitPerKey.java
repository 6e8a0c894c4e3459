package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// LIMIT for each value of some keys: by row numbers, and for the first row alone by DISTINCT ON.
final class LimitPerKey {
    private LimitPerKey() {}

    static Plan apply(
            Plan input, List<Expression> keys, List<SortKey> order, long limit, long offset, FieldIds ids) {
        if (limit == 1 && offset == 0) {
            return new Plan.DistinctOn(input, keys, order);
        }
        Field number = ids.field("row_number", Type.BIGINT);
        WindowCall call = new WindowCall(
                number, "row_number", List.of(), null, false, false, WindowCall.Frame.TO_CURRENT_ROW);
        List<Expression> terms = new ArrayList<>();
        if (limit < Long.MAX_VALUE - offset) {
            terms.add(new Compare(
                    Compare.Op.LE, Reference.to(number), new Literal(limit + offset, Type.BIGINT)));
        }
        if (offset > 0) {
            terms.add(new Compare(Compare.Op.GT, Reference.to(number), new Literal(offset, Type.BIGINT)));
        }
        Plan numbered = new Plan.Window(input, keys, order, List.of(call));
        Expression predicate = Conjunction.orNull(terms);
        return Columns.only(
                predicate == null ? numbered : new Plan.Filter(numbered, predicate), input.output());
    }
}
