package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which fields expressions and plans refer to.
public final class PlanReferences {
    private PlanReferences() {}

    /// The references in `expression`; of a subquery those that it does not produce itself. In order of appearance,
    /// by id.
    public static Map<Integer, Reference> of(Expression expression) {
        Map<Integer, Reference> found = new LinkedHashMap<>();
        add(expression, found);
        return found;
    }

    public static Map<Integer, Reference> of(Collection<Expression> expressions) {
        Map<Integer, Reference> found = new LinkedHashMap<>();
        expressions.forEach(expression -> add(expression, found));
        return found;
    }

    /// What `plan` refers to without producing it: its correlation with an enclosing query. By id.
    public static Map<Integer, Reference> free(Plan plan) {
        Map<Integer, Reference> used = new LinkedHashMap<>();
        Set<Integer> produced = new HashSet<>();
        PlanTree.visit(plan, node -> {
            PlanTree.expressions(node).forEach(expression -> add(expression, used));
            node.output().forEach(field -> produced.add(field.id()));
        });
        used.keySet().removeAll(produced);
        return used;
    }

    /// Whether `expression` refers only to fields among `ids`.
    public static boolean within(Expression expression, Set<Integer> ids) {
        return ids.containsAll(of(expression).keySet());
    }

    private static void add(Expression root, Map<Integer, Reference> found) {
        ExpressionTree.visit(root, expression -> {
            if (expression instanceof Reference reference) {
                found.putIfAbsent(reference.id(), reference);
            } else if (expression instanceof Subquery subquery) {
                free(subquery.plan()).forEach(found::putIfAbsent);
            }
        });
    }
}
