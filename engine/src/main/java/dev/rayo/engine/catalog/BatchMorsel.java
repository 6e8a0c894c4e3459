package dev.rayo.engine.catalog;

import dev.rayo.Batch;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch of a stream as a morsel: it holds the batch, so it can be read again.
record BatchMorsel(MorselId id, Batch batch, List<Integer> columns) implements Morsel {
    @Override
    public long rowCount() {
        return batch.rowCount();
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Operator open(WorkerContext context) {
        context.query().countRead(0, batch.rowCount());
        return new Operator() {
            private int from;

            @Override
            public @Nullable Chunk next() {
                int count = Math.min(context.vectorRows(), batch.rowCount() - from);
                if (count <= 0) {
                    return null;
                }
                Chunk chunk = cut(from, count);
                from += count;
                return chunk;
            }

            @Override
            public void close() {}
        };
    }

    private Chunk cut(int from, int count) {
        List<Column> cut = new ArrayList<>();
        for (int index : columns) {
            Column column = batch.column(index);
            if (count == batch.rowCount()) {
                cut.add(column);
            } else {
                ColumnBuilder builder = new ColumnBuilder(column.type());
                builder.append(column, from, count);
                cut.add(builder.build());
            }
        }
        return new ColumnsChunk(count, cut);
    }
}
