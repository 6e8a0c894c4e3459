package dev.rayo.engine.catalog;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import org.jspecify.annotations.Nullable;

/// What becomes known of the rows that matter while a query runs: from a join when its table is there, from a top-n while
/// its rows stream. A scan asks before it reads on, and leaves out what statistics rule out; rows are tested by the
/// operators that follow the scan. Thread-safe.
public interface LateCondition {
    /// Nothing ever becomes known.
    LateCondition NONE = new LateCondition() {
        @Override
        public @Nullable Expression now() {
            return null;
        }

        @Override
        public @Nullable SortKey soonest() {
            return null;
        }
    };

    /// A condition that is true for every row that matters; null as long as nothing is known. It only ever becomes
    /// stricter, and is the same object as long as it has not.
    @Nullable Expression now();

    /// By which key rows should come early, because they make the condition stricter for all others; null if their order
    /// makes no difference. The key's expression is a field of the scan.
    @Nullable SortKey soonest();
}
