package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;

/// Takes off a plan what makes no difference to whether it has rows.
final class Existence {
    private Existence() {}

    static Plan of(Plan plan) {
        return switch (plan) {
            case Plan.Project p -> of(p.input());
            case Plan.Sort s -> of(s.input());
            case Plan.Window w -> of(w.input());
            case Plan.DistinctOn d -> of(d.input());
            case Plan.Limit l when l.limit() > 0 && l.offset() == 0 -> of(l.input());
            case Plan.TopN t when t.limit() > 0 && t.offset() == 0 -> of(t.input());
            case Aggregate a when a.groupingSets().stream().noneMatch(set -> set.isEmpty()) -> of(a.input());
            default -> plan;
        };
    }
}
