package dev.rayo.engine.catalog;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.error.RayoException;
import java.util.Collections;
import java.util.List;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/// A Pekko stream as a table. Every scan materialises the stream once; its demand is the query's demand.
public final class LiveTable implements StreamedTable {
    /// What an unknown stream is taken for when joins are ordered.
    private static final double ROWS_ASSUMED = 1_000_000;

    private final String name;
    private final Schema schema;
    private final Source<Batch, ?> batches;

    public LiveTable(String name, Schema schema, Source<Batch, ?> batches) {
        this.name = name;
        this.schema = schema;
        this.batches = batches;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ColumnSchema> columns() {
        return schema.columns().stream()
                .map(column -> new ColumnSchema(column.name(), column.type(), true))
                .toList();
    }

    @Override
    public TableStatistics statistics() {
        return new TableStatistics(
                ROWS_ASSUMED,
                false,
                Collections.nCopies(schema.columns().size(), ColumnStatistics.UNKNOWN));
    }

    @Override
    public Source<Morsel, NotUsed> morsels(ScanRequest request, QueryContext context, int sourceId) {
        return batches.mapMaterializedValue(ignored -> NotUsed.getInstance())
                .filter(batch -> batch.rowCount() > 0)
                .zipWithIndex()
                .map(numbered -> morsel(numbered.first(), numbered.second(), request, sourceId));
    }

    private Morsel morsel(Batch batch, long ordinal, ScanRequest request, int sourceId) {
        if (!batch.schema().types().equals(schema.types())) {
            throw RayoException.user(
                    "stream " + name + " sent a batch of (" + batch.schema() + ")", "it was registered as (" + schema + ")");
        }
        return new BatchMorsel(new Morsel.MorselId(sourceId, ordinal), batch, request.columns());
    }
}
