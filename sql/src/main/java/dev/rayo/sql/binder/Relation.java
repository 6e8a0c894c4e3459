package dev.rayo.sql.binder;

import dev.rayo.sql.plan.Plan;
import java.util.List;

/// What a FROM clause or a part of it puts out, and under which names.
record Relation(Plan plan, Scope scope) {
    /// One row without columns: what a query without FROM reads.
    static final Relation NOTHING = new Relation(new Plan.Values(List.of(), List.of(List.of())), Scope.EMPTY);
}
