package dev.rayo.engine.pipeline;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import java.util.ArrayList;
import java.util.List;

/// Copies chunks into batches that belong to the reader.
final class BatchBuilder {
    private final Schema schema;
    private final List<ColumnBuilder> builders = new ArrayList<>();
    private int rowCount;

    BatchBuilder(Schema schema) {
        this.schema = schema;
    }

    int rowCount() {
        return rowCount;
    }

    void append(Chunk chunk) {
        if (builders.isEmpty()) {
            schema.columns().forEach(column -> builders.add(new ColumnBuilder(column.type())));
        }
        for (int i = 0; i < builders.size(); i++) {
            builders.get(i).append(chunk.column(i), chunk.rowCount());
        }
        rowCount += chunk.rowCount();
    }

    /// The rows so far; the builder is empty afterwards.
    Batch build() {
        List<Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        Batch batch = new Batch(schema, columns, rowCount);
        builders.clear();
        rowCount = 0;
        return batch;
    }
}
