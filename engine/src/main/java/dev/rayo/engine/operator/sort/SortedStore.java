package dev.rayo.engine.operator.sort;

import dev.rayo.engine.memory.Reservation;
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

/// Rows that are kept, then sorted: what all that sorts is made of. Workers append, phases sort, any number read.
public final class SortedStore implements AutoCloseable {
    private final SortLayout layout;
    private final QueryContext query;
    private final Reservation memory;
    private final RowStore store;
    private final List<Runnable> closing = new ArrayList<>();
    private @Nullable StoredRows rows;
    private @Nullable RowSorter sorter;
    private @Nullable SortedKeys keys;

    /// @param input  the layout of the chunks to come
    /// @param memory takes all that is kept; its owner gives it back
    public SortedStore(List<SortKey> keys, List<Field> input, Reservation memory, QueryContext query) {
        this.layout = SortLayout.of(keys, input);
        this.query = query;
        this.memory = memory;
        this.store = new RowStore(layout.storedTypes(), memory);
    }

    /// One worker's way in.
    public Sink.Worker appender() {
        return new SortWorker(layout, store, query);
    }

    /// One worker's way in for rows of which only the first `rowsMax` of each value of the first `keyCount` keys are
    /// wanted, of those that tie any: leaves out some of the others.
    public Sink.Worker appender(int keyCount, long rowsMax, WorkerContext context) {
        if (!TopPerKeyWorker.isWorthIt(layout, keyCount, rowsMax)) {
            return appender();
        }
        TopPerKeyWorker worker = new TopPerKeyWorker(layout, keyCount, (int) rowsMax, store, context);
        closeAtEnd(worker::close);
        return worker;
    }

    private void closeAtEnd(Runnable close) {
        synchronized (closing) {
            closing.add(close);
        }
    }

    /// One worker's way in for rows that do not come behind the `rowsMax`-th of each value of the first `keyCount` keys,
    /// those that tie with it included: leaves out some of the others.
    ///
    /// @param distinct whether rows that tie count as one
    public Sink.Worker appenderWithTies(int keyCount, long rowsMax, boolean distinct, WorkerContext context) {
        if (keyCount == layout.keys().size() || !TopPerKeyWorker.isWorthIt(layout, keyCount, rowsMax)) {
            return appender();
        }
        TiesPerKeyWorker worker =
                new TiesPerKeyWorker(layout, keyCount, (int) rowsMax, distinct, store.appender(), context);
        closeAtEnd(worker::close);
        return worker;
    }

    SortLayout layout() {
        return layout;
    }

    RowStore store() {
        return store;
    }

    /// As [Sink#nextPhase].
    public List<Runnable> nextPhase() {
        if (sorter == null) {
            return rows == null ? List.of(this::layOpen) : List.of();
        }
        return sorter.nextPhase();
    }

    /// Sorts in the calling thread.
    public void sortNow() {
        for (List<Runnable> tasks = nextPhase(); !tasks.isEmpty(); tasks = nextPhase()) {
            tasks.forEach(Runnable::run);
        }
    }

    private void layOpen() {
        StoredRows open = StoredRows.of(store);
        sorter = new RowSorter(layout, open, memory, query);
        keys = new SortedKeys(layout, open);
        rows = open;
    }

    /// The kept rows; their first columns are the input's.
    public StoredRows rows() {
        return Objects.requireNonNull(rows, "the rows are not sorted yet");
    }

    /// The row numbers in order.
    public int[] order() {
        return Objects.requireNonNull(sorter, "the rows are not sorted yet").order();
    }

    /// Whether two rows agree in the first `keyCount` keys, NULL equal to NULL.
    public boolean sameKeys(int row, int other, int keyCount) {
        return Objects.requireNonNull(keys, "the rows are not sorted yet").equal(row, other, keyCount);
    }

    /// The rows `order[from..end)` of some order, as morsels in that order, laid out as the input.
    MorselSource morsels(int[] rowNumbers, int from, int end, int sourceId) {
        return new OrderedRows(rows(), layout.input().size(), rowNumbers, from, end, sourceId, query);
    }

    /// Gives back what workers hold that did not finish.
    @Override
    public void close() {
        synchronized (closing) {
            closing.forEach(Runnable::run);
        }
    }
}
