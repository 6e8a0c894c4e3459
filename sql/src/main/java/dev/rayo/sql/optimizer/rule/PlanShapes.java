package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers plans so that two have the same number if they are equal but for the ids and names of their fields; their
/// outputs then correspond by position. Value numbering: a node's key is its operator over the numbers of its inputs.
final class PlanShapes {
    private final Map<List<@Nullable Object>, Integer> numbers = new HashMap<>();
    private final Map<Plan, Integer> known = new IdentityHashMap<>();

    int of(Plan plan) {
        Integer number = known.get(plan);
        if (number == null) {
            number = numbers.computeIfAbsent(key(plan), key -> numbers.size());
            known.put(plan, number);
        }
        return number;
    }

    private List<@Nullable Object> key(Plan plan) {
        List<@Nullable Object> key = new ArrayList<>();
        key.add(plan.getClass());
        List<Field> visible = new ArrayList<>();
        for (Plan input : plan.inputs()) {
            key.add(of(input));
            visible.addAll(input.output());
        }
        if (plan instanceof Scan || plan instanceof Values || plan instanceof Series || plan instanceof SharedScan) {
            visible.addAll(plan.output());
        }
        Substitution positions = positions(visible);
        key.addAll(traits(plan));
        for (Expression expression : PlanTree.expressions(plan)) {
            key.add(positions.apply(expression));
        }
        return key;
    }

    /// Each field by a reference whose id is its place.
    private static Substitution positions(List<Field> visible) {
        Map<Integer, Expression> byId = new HashMap<>();
        for (int i = 0; i < visible.size(); i++) {
            byId.putIfAbsent(visible.get(i).id(), new Reference(i, "", visible.get(i).type()));
        }
        return Substitution.of(byId);
    }

    /// What a node is besides its inputs and expressions.
    private static List<@Nullable Object> traits(Plan plan) {
        List<@Nullable Object> traits = new ArrayList<>();
        switch (plan) {
            case Scan s -> {
                traits.add(s.table());
                traits.add(s.columns());
            }
            case Values v -> {
                traits.add(v.types());
                traits.add(v.rows().size());
            }
            case Series s -> traits.add(s.inclusive());
            case SharedScan s -> {
                traits.add(s.sharedId());
                traits.add(s.columns());
            }
            case Filter f -> {}
            case Project p -> {}
            case Aggregate a -> {
                traits.add(a.groupingSets());
                traits.add(a.groupingId() != null);
                a.measures().forEach(measure -> {
                    traits.add(measure.call().function());
                    traits.add(measure.call().distinct());
                    traits.add(measure.call().arguments().size());
                    traits.add(measure.call().filter() != null);
                    addOrder(measure.call().order(), traits);
                });
            }
            case Join j -> {
                traits.add(j.kind());
                j.keys().forEach(each -> traits.add(each.op()));
                traits.add(j.residual() != null);
            }
            case Sort s -> addOrder(s.keys(), traits);
            case TopN t -> {
                traits.add(t.limit());
                traits.add(t.offset());
                addOrder(t.keys(), traits);
            }
            case Limit l -> {
                traits.add(l.limit());
                traits.add(l.offset());
            }
            case DistinctOn d -> {
                traits.add(d.keys().size());
                addOrder(d.order(), traits);
            }
            case Union u -> {}
            case SetOperation s -> {
                traits.add(s.kind());
                traits.add(s.all());
            }
            case Window w -> {
                traits.add(w.partitionBy().size());
                traits.add(w.rowsMax());
                traits.add(w.counted());
                addOrder(w.order(), traits);
                w.calls().forEach(call -> {
                    traits.add(call.function());
                    traits.add(call.arguments().size());
                    traits.add(call.filter() != null);
                    traits.add(call.distinct());
                    traits.add(call.ignoreNulls());
                    traits.add(call.frame().unit());
                    traits.add(call.frame().start());
                    traits.add(call.frame().end());
                });
            }
            case With w -> w.shared().forEach(each -> traits.add(each.id()));
            case Exchange e -> traits.add(e.kind());
        }
        return traits;
    }

    private static void addOrder(List<SortKey> order, List<@Nullable Object> traits) {
        for (SortKey key : order) {
            traits.add(key.ascending());
            traits.add(key.nullsFirst());
        }
    }
}
