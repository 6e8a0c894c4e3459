package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.ExpressionTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a printed plan calls its columns: their names, with `#1`, `#2` … behind those that several columns bear.
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<Integer, String> byId = new HashMap<>();

    Names(Plan plan) {
        Map<String, List<Integer>> idsByName = new LinkedHashMap<>();
        collect(plan, idsByName, new HashSet<>());
        idsByName.forEach((name, ids) -> {
            for (int i = 0; i < ids.size(); i++) {
                byId.put(ids.get(i), quoteIfNeeded(name) + (ids.size() == 1 ? "" : "#" + (i + 1)));
            }
        });
    }

    private static void collect(Plan plan, Map<String, List<Integer>> idsByName, Set<Integer> seen) {
        for (Field field : plan.output()) {
            if (seen.add(field.id())) {
                idsByName.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.id());
            }
        }
        plan.inputs().forEach(input -> collect(input, idsByName, seen));
        for (Plan subquery : subqueries(plan)) {
            collect(subquery, idsByName, seen);
        }
    }

    /// Plans of the subqueries in the expressions of a node.
    static List<Plan> subqueries(Plan plan) {
        List<Plan> plans = new ArrayList<>();
        PlanTree.expressions(plan).forEach(expression -> ExpressionTree.visit(expression, each -> {
            if (each instanceof Subquery subquery) {
                plans.add(subquery.plan());
            }
        }));
        return plans;
    }

    String of(Reference reference) {
        return byId.getOrDefault(reference.id(), quoteIfNeeded(reference.name()));
    }

    String of(Field field) {
        return byId.getOrDefault(field.id(), quoteIfNeeded(field.name()));
    }

    static String quoteIfNeeded(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
