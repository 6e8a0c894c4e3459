package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.sort.SortedStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands out segments of whole partitions: about a morsel's rows each, more where a partition is larger.
final class WindowMorsels implements MorselSource {
    private final SortedStore store;
    private final WindowLayout layout;
    private final List<WindowFunction> functions;
    private final int sourceId;
    private final int morselRows;
    private int from;
    private long ordinal;

    WindowMorsels(
            SortedStore store, WindowLayout layout, List<WindowFunction> functions, int sourceId, QueryContext query) {
        this.store = store;
        this.layout = layout;
        this.functions = functions;
        this.sourceId = sourceId;
        this.morselRows = query.settings().morselRows();
    }

    @Override
    public synchronized @Nullable Morsel next() {
        int[] order = store.order();
        if (from >= order.length) {
            return null;
        }
        int end = (int) Math.min(order.length, (long) from + morselRows);
        while (end < order.length && store.sameKeys(order[end - 1], order[end], layout.partitionKeys())) {
            end++;
        }
        Morsel morsel = new SegmentMorsel(new Morsel.MorselId(sourceId, ordinal), from, end);
        from = end;
        ordinal++;
        return morsel;
    }

    @Override
    public long morselCount() {
        return -1;
    }

    private final class SegmentMorsel implements Morsel {
        private final MorselId id;
        private final int from;
        private final int end;

        SegmentMorsel(MorselId id, int from, int end) {
            this.id = id;
            this.from = from;
            this.end = end;
        }

        @Override
        public MorselId id() {
            return id;
        }

        @Override
        public long rowCount() {
            return end - from;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Reader(from, end, context);
        }
    }

    private final class Reader implements Operator {
        private final WorkerContext context;
        private final int from;
        private final int end;
        private @Nullable List<Column> columns;
        private int rowCount;
        private int at;

        Reader(int from, int end, WorkerContext context) {
            this.from = from;
            this.end = end;
            this.context = context;
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            List<Column> all = columns;
            if (all == null) {
                all = compute();
                columns = all;
            }
            int count = Math.min(context.vectorRows(), rowCount - at);
            if (count <= 0) {
                return null;
            }
            List<Column> some = new ArrayList<>(all.size());
            for (Column column : all) {
                ColumnBuilder builder = new ColumnBuilder(column.type());
                builder.append(column, at, count);
                some.add(builder.build());
            }
            at += count;
            return new ColumnsChunk(count, some);
        }

        private List<Column> compute() {
            Segment segment = new Segment(
                    store,
                    from,
                    end,
                    layout.partitionKeys(),
                    layout.sortKeys().size(),
                    layout.plan().rowsMax());
            rowCount = segment.count();
            List<Column> computed = new ArrayList<>();
            for (int i = 0; i < layout.input().size(); i++) {
                computed.add(segment.column(i));
            }
            for (WindowFunction function : functions) {
                context.query().checkCancelled();
                computed.add(function.compute(segment));
            }
            return computed;
        }

        @Override
        public void close() {
            columns = null;
        }
    }
}
