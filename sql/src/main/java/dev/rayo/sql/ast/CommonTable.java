package dev.rayo.sql.ast;

import java.util.List;

/// `name (columns) AS MATERIALIZED (query)`, one table of a [With]. `columns` is empty when none are named.
public record CommonTable(Name name, List<Name> columns, Materialization materialization, Query query, int position)
        implements Syntax {

    /// Whether the user asked for the table to be computed once and kept.
    public enum Materialization {
        UNSPECIFIED,
        MATERIALIZED,
        NOT_MATERIALIZED
    }

    public CommonTable {
        columns = List.copyOf(columns);
    }
}
