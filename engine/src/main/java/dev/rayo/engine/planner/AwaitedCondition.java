package dev.rayo.engine.planner;

import dev.rayo.engine.catalog.LateCondition;
import dev.rayo.engine.operator.sort.TopBound;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What joins had found out of a scan's rows when it was opened, and what a top-n finds out while it reads. Thread-safe.
final class AwaitedCondition implements LateCondition {
    private record Known(TopBound.@Nullable Row row, @Nullable Expression condition) {}

    private final @Nullable Expression keys;
    private final @Nullable AwaitedBound bound;
    private volatile Known known;

    /// @param keys  what is known of the keys of joins; null if that is nothing
    /// @param bound of a top-n whose first key is a field of the scan; null if there is none
    AwaitedCondition(@Nullable Expression keys, @Nullable AwaitedBound bound) {
        this.keys = keys;
        this.bound = bound;
        this.known = new Known(null, keys);
    }

    @Override
    public @Nullable Expression now() {
        Known last = known;
        TopBound.Row row = bound == null ? null : bound.bound().row();
        if (bound != null && row != null && row != last.row()) {
            Expression wanted = TopBound.mayBeWanted(bound.key(), row);
            last = new Known(
                    row,
                    keys == null || wanted == null
                            ? wanted == null ? keys : wanted
                            : new Logical(Logical.Op.AND, List.of(keys, wanted)));
            known = last;
        }
        return last.condition();
    }

    @Override
    public @Nullable SortKey soonest() {
        return bound == null ? null : bound.key();
    }
}
