package dev.rayo.engine.parquet.write;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.write.BatchWriter;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes batches to a Parquet file, in their order.
public final class ParquetBatchWriter implements BatchWriter {
    private final String path;
    private final Schema schema;
    private final ParquetFileOutput file;
    private final Reservation reservation;
    private @Nullable RowGroupEncoder group;

    /// @param ledger gives the memory of the row group that is being made
    /// @throws RayoException USER for a column that has no Parquet form, EXTERNAL if the file cannot be made
    public ParquetBatchWriter(String path, Schema schema, Ledger ledger) {
        this.path = path;
        this.schema = schema;
        this.file = new ParquetFileOutput(path, schema, Map.of());
        this.reservation = ledger.reserve("Parquet row group", MemoryKind.HEAP);
    }

    @Override
    public void append(Batch batch) {
        if (!batch.schema().types().equals(schema.types())) {
            throw RayoException.user("a batch of (" + batch.schema() + ") does not fit " + path + ": (" + schema + ")");
        }
        RowGroupEncoder open = group;
        if (open == null) {
            open = file.newRowGroup();
            group = open;
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.columns().size(); i++) {
            columns.add(batch.column(i));
        }
        open.append(new ColumnsChunk(batch.rowCount(), columns));
        reservation.resize(open.bytes());
        if (open.rowCount() >= file.rowGroupRows()) {
            flush();
        }
    }

    @Override
    public long commit() {
        flush();
        return file.commit();
    }

    @Override
    public void close() {
        if (group != null) {
            group.close();
            group = null;
        }
        reservation.close();
        file.close();
    }

    private void flush() {
        try (RowGroupEncoder full = group) {
            group = null;
            if (full != null) {
                full.finish();
                file.append(full);
            }
        } finally {
            reservation.close();
        }
    }
}
