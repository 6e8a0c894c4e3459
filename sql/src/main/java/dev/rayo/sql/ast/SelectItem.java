package dev.rayo.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a select list.
public sealed interface SelectItem extends Syntax {

    record Value(SyntaxExpression expression, @Nullable Name alias, int position) implements SelectItem {}

    /// `t.* EXCLUDE (a) REPLACE (b + 1 AS b) RENAME (c AS d)`; without `qualifier` all tables.
    record Star(
            @Nullable QualifiedName qualifier,
            List<Name> excluded,
            List<Replacement> replaced,
            List<Renaming> renamed,
            int position)
            implements SelectItem {
        public Star {
            excluded = List.copyOf(excluded);
            replaced = List.copyOf(replaced);
            renamed = List.copyOf(renamed);
        }
    }

    record Replacement(SyntaxExpression expression, Name column) {}

    record Renaming(Name column, Name alias) {}
}
