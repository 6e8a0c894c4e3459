package dev.rayo.engine.parquet.write;

import dev.rayo.Schema;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.write.FileSink;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Writes rows to one Parquet file. Every worker encodes row groups of its own and appends each when it is full, so
/// with several workers row groups come in no order; the file appears when it is whole.
public final class ParquetSink implements FileSink {
    private final ParquetFileOutput file;
    private final QueryContext query;
    private final Queue<GroupWriter> writers = new ConcurrentLinkedQueue<>();

    /// @param options as COPY's: `compression`, `row_group_size`, `format`
    /// @throws dev.rayo.sql.error.RayoException USER for an option or column that has no Parquet form, EXTERNAL if the
    ///         file cannot be made
    public ParquetSink(String path, Schema schema, Map<String, String> options, QueryContext query) {
        this.file = new ParquetFileOutput(path, schema, options);
        this.query = query;
    }

    @Override
    public long commit() {
        return file.commit();
    }

    @Override
    public Worker open(WorkerContext context) {
        GroupWriter writer = new GroupWriter();
        writers.add(writer);
        return writer;
    }

    @Override
    public List<Runnable> nextPhase() {
        return List.of();
    }

    @Override
    public String name() {
        return "WRITE PARQUET";
    }

    @Override
    public void close() {
        writers.forEach(GroupWriter::drop);
        file.close();
    }

    private final class GroupWriter implements Worker {
        private final Reservation reservation = query.ledger().reserve("Parquet row group", MemoryKind.HEAP);
        private @Nullable RowGroupEncoder group;

        @Override
        public void consume(Chunk chunk) {
            RowGroupEncoder open = group;
            if (open == null) {
                open = file.newRowGroup();
                group = open;
            }
            open.append(chunk);
            reservation.resize(open.bytes());
            if (open.rowCount() >= file.rowGroupRows()) {
                flush();
            }
        }

        @Override
        public void finish() {
            flush();
        }

        /// Gives back what a writer that did not finish holds.
        void drop() {
            RowGroupEncoder open = group;
            group = null;
            if (open != null) {
                open.close();
            }
            reservation.close();
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
}
