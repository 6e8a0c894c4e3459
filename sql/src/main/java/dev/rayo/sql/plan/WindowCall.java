package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One window function: `function(arguments)` over the rows of `frame` around each row.
///
/// @param function     canonical lower-case name: a ranking function (`row_number`, `rank`, …) or an aggregate
/// @param filter       rows that take part, for aggregates
/// @param ignoreNulls  for `lag`, `lead`, `first_value`, `last_value`, `nth_value`
public record WindowCall(
        Field field,
        String function,
        List<Expression> arguments,
        @Nullable Expression filter,
        boolean distinct,
        boolean ignoreNulls,
        Frame frame) {

    /// Frame bounds; an offset is present for PRECEDING and FOLLOWING only.
    public record Frame(
            Unit unit, Bound start, @Nullable Expression startOffset, Bound end, @Nullable Expression endOffset) {
        public static final Frame TO_CURRENT_ROW =
                new Frame(Unit.RANGE, Bound.UNBOUNDED_PRECEDING, null, Bound.CURRENT_ROW, null);
        public static final Frame WHOLE_PARTITION =
                new Frame(Unit.ROWS, Bound.UNBOUNDED_PRECEDING, null, Bound.UNBOUNDED_FOLLOWING, null);
    }

    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    public enum Bound {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    public WindowCall {
        arguments = List.copyOf(arguments);
    }
}
