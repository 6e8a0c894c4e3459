package dev.rayo.sql.ast;

import java.util.List;

/// `AS name (columns)`; `columns` is empty when none are renamed.
public record TableAlias(Name name, List<Name> columns, int position) implements Syntax {
    public TableAlias {
        columns = List.copyOf(columns);
    }
}
