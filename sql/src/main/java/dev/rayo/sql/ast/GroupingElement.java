package dev.rayo.sql.ast;

import java.util.List;

/// One element of `GROUP BY`. The grouping sets of a query are the cross product of those of its elements.
public sealed interface GroupingElement extends Syntax {

    /// One expression; an integer literal is the ordinal of a select item.
    record Simple(SyntaxExpression expression, int position) implements GroupingElement {}

    /// `(a, b)`, one grouping set; empty is the grand total.
    record GroupingSet(List<SyntaxExpression> expressions, int position) implements GroupingElement {
        public GroupingSet {
            expressions = List.copyOf(expressions);
        }
    }

    /// `ROLLUP (a, (b, c))`: every prefix of the list, the empty one included.
    record Rollup(List<GroupingSet> sets, int position) implements GroupingElement {
        public Rollup {
            sets = List.copyOf(sets);
        }
    }

    /// `CUBE (a, (b, c))`: every subset of the list.
    record Cube(List<GroupingSet> sets, int position) implements GroupingElement {
        public Cube {
            sets = List.copyOf(sets);
        }
    }

    /// `GROUPING SETS (…)`: the union of the sets of its elements, which may be nested but are never [All].
    record GroupingSets(List<GroupingElement> elements, int position) implements GroupingElement {
        public GroupingSets {
            elements = List.copyOf(elements);
        }
    }

    /// `GROUP BY ALL`: every select item without an aggregate. Stands alone.
    record All(int position) implements GroupingElement {}
}
