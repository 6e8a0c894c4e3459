package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can stand in `FROM`.
public sealed interface TableReference extends Syntax {

    /// A table, view or common table.
    record NamedTable(QualifiedName name, @Nullable TableAlias alias, int position) implements TableReference {}

    /// `'dir/*.parquet'`: files named by a string literal.
    record FileTable(String path, @Nullable TableAlias alias, int position) implements TableReference {}

    /// `read_parquet(['a', 'b'], hive := true)`. A function always sees the tables to its left.
    record TableFunction(
            QualifiedName name, List<Argument> arguments, @Nullable TableAlias alias, int position)
            implements TableReference {
        public TableFunction {
            arguments = List.copyOf(arguments);
        }
    }

    /// `(query) AS t`, also `(VALUES …) AS t (a, b)`. `lateral` says that `LATERAL` was written; DuckDB lets a derived
    /// table see the tables to its left without it.
    record DerivedTable(Query query, boolean lateral, @Nullable TableAlias alias, int position)
            implements TableReference {}

    /// `left kind JOIN right condition`. `condition` is null exactly when the kind is `CROSS`; commas are `CROSS` too.
    /// The position is that of the word `JOIN` or the comma's.
    record Join(
            Kind kind,
            TableReference left,
            TableReference right,
            @Nullable JoinCondition condition,
            int position)
            implements TableReference {
        public enum Kind {
            INNER,
            LEFT,
            RIGHT,
            FULL,
            CROSS,
            SEMI,
            ANTI
        }
    }

    /// `(a JOIN b ON …) AS t`: a join in parentheses that has an alias; without one the join itself stands there.
    record AliasedJoin(TableReference join, TableAlias alias, int position) implements TableReference {}
}
