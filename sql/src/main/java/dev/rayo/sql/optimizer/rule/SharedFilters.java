package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects what each reader of a shared plan demands of its rows.
final class SharedFilters {
    /// What one reader demands.
    private record Demand(SharedScan scan, List<Expression> terms) {}

    private final RuleContext context;
    private final Map<Integer, List<Demand>> demandsById = new HashMap<>();

    SharedFilters(RuleContext context) {
        this.context = context;
    }

    void record(SharedScan scan, List<Expression> terms) {
        demandsById.computeIfAbsent(scan.sharedId(), id -> new ArrayList<>()).add(new Demand(scan, terms));
    }

    /// Terms over the output of the shared plan that drop only rows no reader keeps.
    List<Expression> agreed(With.Shared shared) {
        List<Expression> alternatives = new ArrayList<>();
        for (Demand demand : demandsById.getOrDefault(shared.id(), List.of())) {
            Substitution columns = columns(demand.scan(), shared.plan().output());
            List<Expression> terms = demand.terms().stream()
                    .filter(Determinism::isRepeatable)
                    .map(columns::apply)
                    .toList();
            if (terms.isEmpty()) {
                return List.of();
            }
            alternatives.add(Conjunction.of(terms));
        }
        return Conjunction.split(context.simplify(Conjunction.anyOf(alternatives)));
    }

    private static Substitution columns(SharedScan scan, List<Field> output) {
        Map<Integer, Expression> byId = new HashMap<>();
        for (int i = 0; i < scan.fields().size(); i++) {
            byId.put(scan.fields().get(i).id(), Reference.to(output.get(scan.columns().get(i))));
        }
        return Substitution.of(byId);
    }
}
