package dev.rayo.engine.catalog;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.catalog.Table;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/// A table whose rows arrive as a stream, perhaps without an end: read through demand, not by asking.
public interface StreamedTable extends Table {
    /// The stream of one scan; every materialisation reads anew.
    Source<Morsel, NotUsed> morsels(ScanRequest request, QueryContext context, int sourceId);
}
