package dev.rayo.sql.ast;

import java.util.List;

/// How the rows of a join find each other.
public sealed interface JoinCondition extends Syntax {

    record On(SyntaxExpression condition, int position) implements JoinCondition {}

    record Using(List<Name> columns, int position) implements JoinCondition {
        public Using {
            columns = List.copyOf(columns);
        }
    }

    /// `NATURAL JOIN`: on all columns whose names both sides have.
    record Natural(int position) implements JoinCondition {}
}
