package dev.rayo.sql.catalog;

import java.util.List;

/// Something a query can scan. Implementations are immutable snapshots and thread-safe.
public interface Table {
    /// The name that finds this table again in the catalog: an identifier, or for files the call that lists them,
    /// such as `read_parquet('a.parquet')`. A plan that travels carries this name.
    String name();

    List<ColumnSchema> columns();

    TableStatistics statistics();

    /// In how many parts rows lie that can be read alone once their addresses are known; 0 if rows have no addresses. To
    /// read a row costs about as much as to read a part.
    default long addressedParts() {
        return 0;
    }
}
