package dev.rayo.sql.optimizer;

import dev.rayo.sql.plan.Plan;

/// One rewrite of a whole plan, named by what it does. Stateless and thread-safe; what a statement needs is in the
/// context.
@FunctionalInterface
public interface Rule {
    /// A plan with the same output fields and the same rows; the same object where nothing applies.
    Plan apply(Plan plan, RuleContext context);
}
