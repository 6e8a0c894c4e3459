package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An aggregate some of whose results are computed from its other results.
final class Derivation {
    private final Aggregate original;
    private final RuleContext context;
    /// What is really aggregated, each call once.
    private final Map<AggregateCall, Field> computed = new LinkedHashMap<>();
    private final Map<Integer, Expression> derived = new HashMap<>();

    Derivation(Aggregate original, RuleContext context) {
        this.original = original;
        this.context = context;
    }

    /// Has `call` computed for the field of the original; once if another field wants the same.
    void compute(Aggregate.Measure measure) {
        Field present = computed.putIfAbsent(measure.call(), measure.field());
        if (present != null) {
            derive(measure.field(), Reference.to(present));
        }
    }

    /// The result of `call`, computed if no one has asked for it before.
    Reference result(AggregateCall call, String name) {
        return Reference.to(computed.computeIfAbsent(call, each -> context.ids().field(name, each.type())));
    }

    /// Has `field` of the original computed from results.
    void derive(Field field, Expression expression) {
        derived.put(field.id(), expression);
    }

    /// The original itself if nothing is derived.
    Plan plan() {
        if (derived.isEmpty()) {
            return original;
        }
        List<Aggregate.Measure> measures = new ArrayList<>();
        computed.forEach((call, field) -> measures.add(new Aggregate.Measure(field, call)));
        Aggregate aggregate = new Aggregate(
                original.input(), original.keys(), original.groupingSets(), measures, original.groupingId());
        List<Assignment> assignments = new ArrayList<>();
        for (Field field : original.output()) {
            assignments.add(new Assignment(field, derived.getOrDefault(field.id(), Reference.to(field))));
        }
        return new Project(aggregate, assignments);
    }
}
