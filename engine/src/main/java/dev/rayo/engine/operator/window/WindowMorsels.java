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
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.sort.SortedStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands out segments of whole partitions: about a morsel's rows each, more where a partition is larger. A single
/// partition is cut between rows that do not tie, if its calls only count what came before.
final class WindowMorsels implements MorselSource {
    private final SortedStore store;
    private final WindowLayout layout;
    private final List<WindowFunction> functions;
    private final int sourceId;
    private final int morselRows;
    private final boolean cutsPartition;
    private final int keysThatStayTogether;
    private int from;
    private long ordinal;

    WindowMorsels(
            SortedStore store, WindowLayout layout, List<WindowFunction> functions, int sourceId, QueryContext query) {
        this.store = store;
        this.layout = layout;
        this.functions = functions;
        this.sourceId = sourceId;
        this.morselRows = query.settings().morselRows();
        this.cutsPartition = layout.partitionKeys() == 0 && layout.countsRowsBefore();
        this.keysThatStayTogether = cutsPartition ? layout.sortKeys().size() : layout.partitionKeys();
    }

    @Override
    public synchronized @Nullable Morsel next() {
        int[] order = store.order();
        if (from >= order.length) {
            return null;
        }
        int end = (int) Math.min(order.length, (long) from + morselRows);
        boolean cutsAnywhere = cutsPartition && layout.onlyCountsRows();
        while (!cutsAnywhere
                && end < order.length
                && store.sameKeys(order[end - 1], order[end], keysThatStayTogether)) {
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
        private final RowGather[] gathers;
        private @Nullable Segment segment;
        private List<Column> computed = List.of();
        private int at;

        Reader(int from, int end, WorkerContext context) {
            this.from = from;
            this.end = end;
            this.context = context;
            this.gathers = new RowGather[layout.input().size()];
            Arrays.setAll(gathers, i -> new RowGather(store.rows(), i));
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            Segment rows = segment;
            if (rows == null) {
                rows = new Segment(store, layout, from, end, cutsPartition ? from : 0);
                segment = rows;
                computed = compute(rows);
            }
            int count = Math.min(context.vectorRows(), rows.count() - at);
            if (count <= 0) {
                return null;
            }
            List<Column> some = new ArrayList<>(gathers.length + computed.size());
            int[] numbers = rows.rows(at, count);
            for (RowGather gather : gathers) {
                some.add(gather.gather(numbers, count, false));
            }
            for (Column column : computed) {
                ColumnBuilder builder = new ColumnBuilder(column.type());
                builder.append(column, at, count);
                some.add(builder.build());
            }
            at += count;
            return new ColumnsChunk(count, some);
        }

        private List<Column> compute(Segment rows) {
            List<Column> columns = new ArrayList<>();
            for (WindowFunction function : functions) {
                context.query().checkCancelled();
                columns.add(function.compute(rows));
            }
            return columns;
        }

        @Override
        public void close() {
            segment = null;
            computed = List.of();
        }
    }
}
