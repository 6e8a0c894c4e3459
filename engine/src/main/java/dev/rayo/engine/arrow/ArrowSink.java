package dev.rayo.engine.arrow;

import dev.rayo.Schema;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.write.FileSink;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes rows to one Arrow IPC file. Every worker collects record batches of its own, so with several workers they come
/// in no order; the file appears when it is whole.
public final class ArrowSink implements FileSink {
    /// A value is held as part of a column and of a buffer.
    private static final int COPIES = 2;

    private final Schema schema;
    private final ArrowOutput file;
    private final QueryContext query;
    private final Queue<BatchCollector> collectors = new ConcurrentLinkedQueue<>();

    /// @param options as COPY's: `compression`, `row_group_size`, `format`
    /// @throws RayoException USER for an option that is not known, EXTERNAL if the file cannot be made
    public ArrowSink(String path, Schema schema, Map<String, String> options, QueryContext query) {
        this.schema = schema;
        this.file = new ArrowOutput(path, schema, options);
        this.query = query;
    }

    @Override
    public long commit() {
        return file.commit();
    }

    @Override
    public Worker open(WorkerContext context) {
        BatchCollector collector = new BatchCollector();
        collectors.add(collector);
        return collector;
    }

    @Override
    public List<Runnable> nextPhase() {
        return List.of();
    }

    @Override
    public String name() {
        return "WRITE ARROW";
    }

    @Override
    public void close() {
        collectors.forEach(collector -> collector.memory.close());
        file.close();
    }

    private final class BatchCollector implements Worker {
        private final Reservation memory = query.ledger().reserve("Arrow record batch", MemoryKind.HEAP);
        private List<ColumnBuilder> builders = List.of();
        private int rowCount;

        @Override
        public void consume(Chunk chunk) {
            if (rowCount == 0) {
                builders = new ArrayList<>();
                schema.types().forEach(type -> builders.add(new ColumnBuilder(type)));
            }
            long bytes = 0;
            for (int i = 0; i < builders.size(); i++) {
                bytes += bytes(chunk, i);
            }
            memory.grow(COPIES * bytes);
            for (int i = 0; i < builders.size(); i++) {
                builders.get(i).append(chunk.column(i), chunk.rowCount());
            }
            rowCount += chunk.rowCount();
            if (rowCount >= file.batchRows()) {
                flush();
            }
        }

        @Override
        public void finish() {
            flush();
        }

        private void flush() {
            if (rowCount > 0) {
                ArrowEncoder encoder = new ArrowEncoder();
                builders.forEach(builder -> encoder.add(builder.build()));
                file.append(encoder, rowCount);
            }
            rowCount = 0;
            builders = List.of();
            memory.close();
        }

        /// An estimate: what the values of a column take.
        private long bytes(Chunk chunk, int column) {
            Type type = schema.types().get(column);
            int rows = chunk.rowCount();
            if (type != Type.VARCHAR && type != Type.BLOB) {
                return 16L * rows;
            }
            return 16L * rows + textBytes(chunk.column(column));
        }

        private static long textBytes(Column column) {
            long total = 0;
            switch (column) {
                case BytesColumn c -> {
                    for (int i = 0; i < c.length(); i++) {
                        total += c.isNull(i) ? 0 : BytesColumn.bytes(c.views()[i]);
                    }
                }
                case DictionaryColumn c -> {
                    if (c.dictionary().size() > 0) {
                        total = textBytes(c.dictionary().values()) / c.dictionary().size() * c.length();
                    }
                }
                case ConstantColumn c -> {
                    var value = c.value();
                    total = value == null ? 0 : textBytes(value) * c.length();
                }
                default -> {}
            }
            return total;
        }
    }
}
