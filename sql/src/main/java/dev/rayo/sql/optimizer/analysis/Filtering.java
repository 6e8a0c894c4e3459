package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Scan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Plans with one more filter, each term once: in the scan where there is one.
public final class Filtering {
    private Filtering() {}

    /// The rows of `plan` on which all `terms` are true.
    public static Plan of(Plan plan, List<Expression> terms) {
        if (terms.isEmpty()) {
            return plan;
        }
        return switch (plan) {
            case Scan scan -> intoScan(scan, terms);
            case Filter filter -> {
                Set<Expression> all = new LinkedHashSet<>(Conjunction.split(filter.predicate()));
                all.addAll(terms);
                yield new Filter(filter.input(), Conjunction.of(all));
            }
            default -> new Filter(plan, Conjunction.of(terms));
        };
    }

    /// What is volatile stays outside: a scan may evaluate its filter on fewer or more rows than it puts out.
    private static Plan intoScan(Scan scan, List<Expression> terms) {
        Set<Expression> all = new LinkedHashSet<>(Conjunction.split(scan.filter()));
        List<Expression> outside = new ArrayList<>();
        int before = all.size();
        for (Expression term : terms) {
            if (Determinism.isRepeatable(term)) {
                all.add(term);
            } else {
                outside.add(term);
            }
        }
        Plan filtered = all.size() == before
                ? scan
                : new Scan(scan.table(), scan.fields(), scan.columns(), Conjunction.orNull(all));
        return outside.isEmpty() ? filtered : new Filter(filtered, Conjunction.of(outside));
    }
}
