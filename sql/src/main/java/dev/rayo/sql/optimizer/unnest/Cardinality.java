package dev.rayo.sql.optimizer.unnest;

import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;

/// How many rows a plan puts out at the least and most, as far as its operators tell without statistics.
enum Cardinality {
    ONE,
    AT_MOST_ONE,
    ANY;

    static Cardinality of(Plan plan) {
        return switch (plan) {
            case Plan.Values v -> v.rows().size() == 1 ? ONE : v.rows().isEmpty() ? AT_MOST_ONE : ANY;
            case Aggregate a -> a.groupingSets().size() == 1 && a.keys().isEmpty() ? ONE : ANY;
            case Plan.Project p -> of(p.input());
            case Plan.Sort s -> of(s.input());
            case Plan.Window w -> of(w.input());
            case Plan.DistinctOn d -> of(d.input());
            case Plan.With w -> of(w.input());
            case Plan.Filter f -> of(f.input()) == ANY ? ANY : AT_MOST_ONE;
            case Plan.Limit l -> limited(of(l.input()), l.limit(), l.offset());
            case Plan.TopN t -> limited(of(t.input()), t.limit(), t.offset());
            case Join j ->
                switch (j.kind()) {
                    case MARK, SINGLE -> of(j.left());
                    case SEMI, ANTI -> of(j.left()) == ANY ? ANY : AT_MOST_ONE;
                    case INNER -> {
                        boolean product = j.keys().isEmpty() && j.residual() == null;
                        boolean small = of(j.left()) != ANY && of(j.right()) != ANY;
                        yield !small ? ANY : product && of(j.left()) == ONE && of(j.right()) == ONE ? ONE : AT_MOST_ONE;
                    }
                    case LEFT -> of(j.right()) == ANY ? ANY : of(j.left());
                    case RIGHT, FULL -> ANY;
                };
            case Plan.Scan s -> ANY;
            case Plan.Series s -> ANY;
            case Plan.SharedScan s -> ANY;
            case Plan.Union u -> ANY;
            case Plan.SetOperation s -> of(s.left()) == ANY ? ANY : AT_MOST_ONE;
            case Plan.Exchange e -> ANY;
        };
    }

    private static Cardinality limited(Cardinality input, long limit, long offset) {
        if (limit >= 1 && offset == 0 && input != ANY) {
            return input;
        }
        return limit <= 1 || input != ANY ? AT_MOST_ONE : ANY;
    }
}
