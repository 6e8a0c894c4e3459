package dev.rayo.sql.ast;

/// One key of `ORDER BY`.
public sealed interface SortItem extends Syntax {
    Direction direction();

    Nulls nulls();

    /// An expression; an integer literal in a query's `ORDER BY` is the ordinal of a select item.
    record Key(SyntaxExpression expression, Direction direction, Nulls nulls, int position) implements SortItem {}

    /// `ORDER BY ALL`: every select item from left to right. Stands alone.
    record All(Direction direction, Nulls nulls, int position) implements SortItem {}

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    enum Nulls {
        UNSPECIFIED,
        FIRST,
        LAST
    }
}
