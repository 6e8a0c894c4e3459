package dev.rayo.engine.catalog;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.catalog.Table;

/// A table that the engine reads itself, by asking for its morsels.
public interface ScannableTable extends Table {
    /// Opens a scan; nothing is read yet beyond metadata. Morsels carry `sourceId` in their ids.
    MorselSource scan(ScanRequest request, QueryContext context, int sourceId);
}
