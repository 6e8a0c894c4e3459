package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanReferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Small questions and changes about the columns of plans.
final class Columns {
    private Columns() {}

    static Set<Integer> ids(Plan plan) {
        Set<Integer> ids = new HashSet<>();
        plan.output().forEach(field -> ids.add(field.id()));
        return ids;
    }

    /// `plan` with just these columns, in this order.
    static Plan only(Plan plan, List<Field> fields) {
        return plan.output().equals(fields) ? plan : new Plan.Project(plan, identities(fields));
    }

    static List<Assignment> identities(List<Field> fields) {
        List<Assignment> assignments = new ArrayList<>();
        fields.forEach(field -> assignments.add(new Assignment(field, Reference.to(field))));
        return assignments;
    }

    static boolean refersTo(Expression expression, Set<Integer> ids) {
        return PlanReferences.of(expression).keySet().stream().anyMatch(ids::contains);
    }

    static boolean refersTo(Plan plan, Set<Integer> ids) {
        return PlanReferences.free(plan).keySet().stream().anyMatch(ids::contains);
    }

    /// Whether the expression refers to some field and to none but these.
    static boolean isOver(Expression expression, Set<Integer> ids) {
        Set<Integer> used = PlanReferences.of(expression).keySet();
        return !used.isEmpty() && ids.containsAll(used);
    }
}
