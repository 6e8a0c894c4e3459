package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanCopy;
import dev.rayo.sql.plan.PlanReferences;
import java.util.ArrayList;
import java.util.List;

/// Copies common tables that refer to an enclosing query to the places that read them: there is no one result to
/// share.
final class InlineCorrelatedTables {
    private InlineCorrelatedTables() {}

    static Plan apply(Plan plan, FieldIds ids) {
        return DeepTree.rewrite(plan, node -> node instanceof With with ? inline(with, ids) : node);
    }

    private static Plan inline(With with, FieldIds ids) {
        List<With.Shared> kept = new ArrayList<>();
        List<With.Shared> rest = new ArrayList<>(with.shared());
        Plan input = with.input();
        while (!rest.isEmpty()) {
            With.Shared first = rest.removeFirst();
            if (PlanReferences.free(first.plan()).isEmpty()) {
                kept.add(first);
                continue;
            }
            rest.replaceAll(later -> new With.Shared(later.id(), later.name(), inline(later.plan(), first, ids)));
            input = inline(input, first, ids);
        }
        return kept.isEmpty() ? input : new With(kept, input);
    }

    private static Plan inline(Plan plan, With.Shared table, FieldIds ids) {
        return DeepTree.rewrite(plan, node -> {
            if (!(node instanceof SharedScan scan) || scan.sharedId() != table.id()) {
                return node;
            }
            PlanCopy copy = PlanCopy.of(table.plan(), ids);
            List<Assignment> columns = new ArrayList<>();
            for (int i = 0; i < scan.fields().size(); i++) {
                Field source = copy.fields().get(scan.columns().get(i));
                columns.add(new Assignment(scan.fields().get(i), Reference.to(source)));
            }
            return new Plan.Project(copy.plan(), columns);
        });
    }
}
