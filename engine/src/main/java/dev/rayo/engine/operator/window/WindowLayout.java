package dev.rayo.engine.operator.window;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of every row of a window: the input's columns, then each expression that a call looks at, once.
/// Immutable.
///
/// @param kept     assignments to all kept columns
/// @param sortKeys partitions, then the order, over the kept columns
record WindowLayout(Plan.Window plan, List<Field> input, List<Assignment> kept, List<SortKey> sortKeys) {
    static WindowLayout of(Plan.Window plan, List<Field> input) {
        List<Assignment> kept = new ArrayList<>();
        input.forEach(field -> kept.add(new Assignment(field, Reference.to(field))));
        for (WindowCall call : plan.calls()) {
            call.arguments().forEach(argument -> keep(kept, argument));
            keep(kept, call.filter());
            keep(kept, call.frame().startOffset());
            keep(kept, call.frame().endOffset());
        }
        plan.partitionBy().forEach(key -> keep(kept, key));
        plan.order().forEach(key -> keep(kept, key.expression()));
        List<SortKey> sortKeys = new ArrayList<>();
        plan.partitionBy().forEach(key -> sortKeys.add(new SortKey(reference(kept, key), true, false)));
        plan.order()
                .forEach(key -> sortKeys.add(
                        new SortKey(reference(kept, key.expression()), key.ascending(), key.nullsFirst())));
        return new WindowLayout(plan, List.copyOf(input), List.copyOf(kept), List.copyOf(sortKeys));
    }

    private static void keep(List<Assignment> kept, @Nullable Expression expression) {
        if (expression != null && find(kept, expression) < 0) {
            // Ids below zero are nobody else's.
            kept.add(new Assignment(new Field(-1 - kept.size(), "kept", expression.type()), expression));
        }
    }

    private static Reference reference(List<Assignment> kept, Expression expression) {
        return Reference.to(kept.get(find(kept, expression)).field());
    }

    private static int find(List<Assignment> kept, Expression expression) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).expression().equals(expression)) {
                return i;
            }
        }
        return -1;
    }

    /// The kept column of an expression that a call looks at.
    int column(Expression expression) {
        return find(kept, expression);
    }

    /// Whether calls and the limit only count rows or ties: those before, of the partition, and not the groups of these.
    boolean countsRowsBefore() {
        return plan.counted() != Plan.Window.Counted.DENSE_RANK
                && plan.calls().stream()
                        .allMatch(call -> call.function().equals("row_number") || call.function().equals("rank"));
    }

    /// Whether calls and the limit only count rows.
    boolean onlyCountsRows() {
        return plan.counted() == Plan.Window.Counted.ROW_NUMBER
                && plan.calls().stream().allMatch(call -> call.function().equals("row_number"));
    }

    List<Field> keptFields() {
        return kept.stream().map(Assignment::field).toList();
    }

    int partitionKeys() {
        return plan.partitionBy().size();
    }
}
