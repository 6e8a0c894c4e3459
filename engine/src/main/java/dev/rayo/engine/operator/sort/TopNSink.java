package dev.rayo.engine.operator.sort;

import static java.util.Objects.requireNonNull;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Finds the rows `offset` to `offset + limit` of the sorted input. The layout stays; morsels come in order.
///
/// Every worker keeps some more rows than are wanted; when it has too many it sorts them, keeps the first, and the last
/// of these becomes the bound that later rows have to be below, in all workers.
///
/// - **Memory** at most twice the wanted rows, or 64 more than these, per worker
public final class TopNSink implements Sink {
    /// Wanted rows from which on all rows are kept and sorted.
    private static final long WANTED_MAX = 1 << 20;

    private final long limit;
    private final long offset;
    private final Reservation memory;
    private final SortedStore sorted;
    private final TopBound bound;
    private final List<TopNWorker> workers = new ArrayList<>();

    /// @param input the layout of the chunks to come
    /// @param bound what it makes known of the rows to come, while it takes them in
    public TopNSink(
            List<SortKey> keys, long limit, long offset, List<Field> input, TopBound bound, QueryContext query) {
        this.limit = limit;
        this.offset = offset;
        this.bound = bound;
        this.memory = query.ledger().reserve("top n", MemoryKind.HEAP);
        this.sorted = new SortedStore(keys, input, memory, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        long wanted = limit + offset < 0 ? Long.MAX_VALUE : limit + offset;
        if (wanted > WANTED_MAX) {
            return sorted.appender();
        }
        TopNWorker worker = new TopNWorker(sorted.layout(), (int) wanted, bound, sorted.store(), context);
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
    }

    @Override
    public List<Runnable> nextPhase() {
        return sorted.nextPhase();
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        int[] order = sorted.order();
        int from = (int) Math.min(offset, order.length);
        int end = (int) (limit > order.length - from ? order.length : from + limit);
        return sorted.morsels(order, from, end, sourceId);
    }

    /// The values of a BIGINT column without NULL in the rows of [#result], ascending.
    public List<Long> ascending(int column) {
        int[] order = sorted.order();
        int from = (int) Math.min(offset, order.length);
        int count = (int) Math.min(limit, order.length - from);
        Column values =
                new RowGather(sorted.rows(), column).gather(Arrays.copyOfRange(order, from, from + count), count, false);
        List<Long> ascending = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ascending.add((Long) requireNonNull(ColumnValues.get(values, i)));
        }
        Collections.sort(ascending);
        return ascending;
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
        memory.close();
    }
}
