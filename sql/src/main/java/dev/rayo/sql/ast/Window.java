package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands after `OVER`. `OVER w` is a window with only a `base`.
public record Window(
        @Nullable Name base,
        List<SyntaxExpression> partitionBy,
        List<SortItem> orderBy,
        @Nullable Frame frame,
        int position)
        implements Syntax {
    public Window {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /// The rows around the current one. A frame without `BETWEEN` ends at the current row.
    public record Frame(Unit unit, Bound start, Bound end, Exclusion exclusion, int position) implements Syntax {}

    public enum Unit {
        ROWS,
        RANGE,
        GROUPS
    }

    public enum Exclusion {
        NO_OTHERS,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /// `offset` is present for `PRECEDING` and `FOLLOWING` only.
    public record Bound(Kind kind, @Nullable SyntaxExpression offset, int position) implements Syntax {
        public enum Kind {
            UNBOUNDED_PRECEDING,
            PRECEDING,
            CURRENT_ROW,
            FOLLOWING,
            UNBOUNDED_FOLLOWING
        }
    }
}
