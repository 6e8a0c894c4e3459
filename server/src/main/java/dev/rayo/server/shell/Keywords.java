package dev.rayo.server.shell;

import java.util.List;

/// The words of SQL that are worth completing.
final class Keywords {
    static final List<String> ALL = List.of(
            "ALL", "ANALYZE", "AND", "ANTI", "ANY", "AS", "ASC", "BETWEEN", "BIGINT", "BOOLEAN", "BY", "CASE", "CAST",
            "COPY", "COUNT", "CREATE", "CROSS", "CUBE", "DATE", "DECIMAL", "DESC", "DESCRIBE", "DISTINCT", "DOUBLE",
            "DROP", "ELSE", "END", "EXCEPT", "EXISTS", "EXPLAIN", "EXTRACT", "FALSE", "FILTER", "FIRST", "FROM", "FULL",
            "GROUP", "GROUPING", "HAVING", "ILIKE", "INNER", "INSERT", "INTEGER", "INTERSECT", "INTERVAL", "INTO", "IS",
            "JOIN", "LAST", "LATERAL", "LEFT", "LIKE", "LIMIT", "NATURAL", "NOT", "NULL", "NULLS", "OFFSET", "ON", "OR",
            "ORDER", "OUTER", "OVER", "PARTITION", "REPLACE", "RIGHT", "ROLLUP", "SELECT", "SEMI", "SETS", "SHOW",
            "TABLE", "TABLES", "THEN", "TIMESTAMP", "TRUE", "TRY_CAST", "UNION", "USING", "VALUES", "VARCHAR", "VIEW",
            "WHEN", "WHERE", "WITH");

    private Keywords() {}
}
