package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What makes the rows of a [Query].
public sealed interface QueryBody extends Syntax {

    /// `SELECT … FROM … WHERE … GROUP BY … HAVING … WINDOW … QUALIFY …`. `FROM t` alone selects [SelectItem.Star].
    /// Tables separated by commas are `CROSS` joins. An empty `groupBy` means there is no `GROUP BY`; `GROUP BY ()` has
    /// one empty [GroupingElement.GroupingSet].
    record Select(
            @Nullable Distinct distinct,
            List<SelectItem> items,
            @Nullable TableReference from,
            @Nullable SyntaxExpression where,
            List<GroupingElement> groupBy,
            @Nullable SyntaxExpression having,
            List<NamedWindow> windows,
            @Nullable SyntaxExpression qualify,
            int position)
            implements QueryBody {
        public Select {
            items = List.copyOf(items);
            groupBy = List.copyOf(groupBy);
            windows = List.copyOf(windows);
        }
    }

    /// `DISTINCT`, or with a non-empty `on` the first row for each value of those expressions.
    record Distinct(List<SyntaxExpression> on, int position) {
        public Distinct {
            on = List.copyOf(on);
        }
    }

    /// `a op b op c`: at least two operands, combined from left to right. A chain of the same operator is one node, so
    /// that thousands of `UNION ALL` do not nest.
    record SetOperation(Kind kind, boolean all, boolean byName, List<QueryBody> operands, int position)
            implements QueryBody {
        public enum Kind {
            UNION,
            INTERSECT,
            EXCEPT
        }

        public SetOperation {
            operands = List.copyOf(operands);
            if (operands.size() < 2) {
                throw new IllegalArgumentException("a set operation has at least two operands");
            }
        }
    }

    /// `VALUES (1, 'a'), (2, 'b')`. The parser does not check that the rows are equally long.
    record Values(List<List<SyntaxExpression>> rows, int position) implements QueryBody {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// `TABLE t`, which is `SELECT * FROM t`.
    record Table(TableReference table, int position) implements QueryBody {}

    /// A query in parentheses, where it has an order, limit or `WITH` of its own.
    record Nested(Query query, int position) implements QueryBody {}
}
