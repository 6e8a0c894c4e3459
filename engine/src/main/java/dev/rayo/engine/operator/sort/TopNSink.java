package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the rows `offset` to `offset + limit` of the sorted input. The layout stays; morsels come in order.
///
/// Every worker keeps some more rows than are wanted; when it has too many it sorts them, keeps the first, and the last
/// of these becomes the bound that later rows have to be below, in all workers.
///
/// - **Memory** at most twice the wanted rows, or 4,096 more than these, per worker
public final class TopNSink implements Sink {
    /// Wanted rows from which on all rows are kept and sorted.
    private static final long WANTED_MAX = 1 << 20;

    private final SortLayout layout;
    private final QueryContext query;
    private final long limit;
    private final long offset;
    private final RowStore store;
    private final TopBound bound = new TopBound();
    private final List<TopNWorker> workers = new ArrayList<>();
    private @Nullable StoredRows stored;
    private @Nullable RowSorter sorter;

    /// @param input the layout of the chunks to come
    public TopNSink(List<SortKey> keys, long limit, long offset, List<Field> input, QueryContext query) {
        this.layout = SortLayout.of(keys, input);
        this.query = query;
        this.limit = limit;
        this.offset = offset;
        this.store = new RowStore(layout.storedTypes(), "top n", query.ledger());
    }

    @Override
    public Worker open(WorkerContext context) {
        long wanted = limit + offset < 0 ? Long.MAX_VALUE : limit + offset;
        if (wanted > WANTED_MAX) {
            return new SortWorker(layout, store, context);
        }
        TopNWorker worker = new TopNWorker(layout, (int) wanted, bound, store, context);
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
    }

    @Override
    public List<Runnable> nextPhase() {
        if (sorter == null) {
            return stored == null ? List.of(this::layOpen) : List.of();
        }
        return sorter.nextPhase();
    }

    private void layOpen() {
        StoredRows rows = StoredRows.of(store);
        sorter = new RowSorter(layout, rows, store.memory(), query);
        stored = rows;
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        int[] order = Objects.requireNonNull(sorter).order();
        int from = (int) Math.min(offset, order.length);
        int end = (int) (limit > order.length - from ? order.length : from + limit);
        return new OrderedRows(
                Objects.requireNonNull(stored), layout.input().size(), order, from, end, sourceId, query);
    }

    @Override
    public String name() {
        return "TOP N";
    }

    @Override
    public void close() {
        synchronized (workers) {
            workers.forEach(TopNWorker::close);
        }
        store.close();
    }
}
