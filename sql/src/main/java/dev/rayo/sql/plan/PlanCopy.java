package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan that computes the same rows under fields of its own, so that both can stand in one statement.
///
/// @param plan   the copy; what it refers to without producing it is what the original refers to
/// @param fields the copy's output, in the order of the original's
public record PlanCopy(Plan plan, List<Field> fields) {

    public static PlanCopy of(Plan original, FieldIds ids) {
        Map<Integer, Field> fresh = new HashMap<>();
        Map<Integer, Integer> shared = new HashMap<>();
        DeepTree.visit(original, node -> {
            node.output().forEach(field -> fresh.computeIfAbsent(field.id(), id -> ids.fresh(field)));
            if (node instanceof With with) {
                with.shared().forEach(each -> shared.put(each.id(), ids.next()));
            }
        });
        // A plan may put out under one id fields of several names; each keeps its own name.
        PlanFields renaming = new PlanFields(
                field -> {
                    Field copy = fresh.get(field.id());
                    return copy == null ? field : new Field(copy.id(), field.name(), field.type());
                },
                expression -> DeepTree.replace(expression, each -> reference(each, fresh)));
        Plan copy = DeepTree.rewrite(original, node -> withShared(renaming.map(node), shared));
        return new PlanCopy(copy, copy.output());
    }

    private static @Nullable Expression reference(Expression each, Map<Integer, Field> fresh) {
        if (!(each instanceof Reference reference)) {
            return null;
        }
        Field field = fresh.get(reference.id());
        return field == null ? null : new Reference(field.id(), reference.name(), reference.type());
    }

    private static Plan withShared(Plan node, Map<Integer, Integer> ids) {
        return switch (node) {
            case SharedScan scan when ids.containsKey(scan.sharedId()) ->
                new SharedScan(ids.get(scan.sharedId()), scan.name(), scan.fields(), scan.columns());
            case With with ->
                new With(
                        with.shared().stream()
                                .map(each -> new With.Shared(
                                        ids.getOrDefault(each.id(), each.id()), each.name(), each.plan()))
                                .toList(),
                        with.input());
            default -> node;
        };
    }
}
