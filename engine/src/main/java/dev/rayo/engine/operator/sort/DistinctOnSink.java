package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps the first row in the order of `order` for each distinct value of `keys`, NULL equal to NULL. The layout stays;
/// rows come in no order. Without `order` any one row of each key.
///
/// - **Memory** as [SortSink]: all rows are sorted by the keys, then the order
public final class DistinctOnSink implements Sink {
    private final SortLayout layout;
    private final QueryContext query;
    private final int keyCount;
    private final RowStore store;
    private @Nullable StoredRows stored;
    private @Nullable RowSorter sorter;
    private int @Nullable [] firsts;
    private int firstCount;

    /// @param input the layout of the chunks to come
    public DistinctOnSink(List<Expression> keys, List<SortKey> order, List<Field> input, QueryContext query) {
        List<SortKey> all = new ArrayList<>();
        keys.forEach(key -> all.add(new SortKey(key, true, false)));
        all.addAll(order);
        this.layout = SortLayout.of(all, input);
        this.query = query;
        this.keyCount = keys.size();
        this.store = new RowStore(layout.storedTypes(), "distinct on", query.ledger());
    }

    @Override
    public Worker open(WorkerContext context) {
        return new SortWorker(layout, store, context);
    }

    @Override
    public List<Runnable> nextPhase() {
        if (sorter == null) {
            return stored == null ? List.of(this::layOpen) : List.of();
        }
        List<Runnable> tasks = sorter.nextPhase();
        return tasks.isEmpty() && firsts == null ? List.of(this::chooseFirsts) : tasks;
    }

    private void layOpen() {
        StoredRows rows = StoredRows.of(store);
        sorter = new RowSorter(layout, rows, store.memory(), query);
        stored = rows;
    }

    private void chooseFirsts() {
        SortedKeys keys = new SortedKeys(layout, Objects.requireNonNull(stored));
        int[] order = Objects.requireNonNull(sorter).order();
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            // In place; the last row that was kept stands for all rows of its keys.
            boolean first = i == 0 || !keys.equal(order[i], order[count - 1], keyCount);
            order[count] = order[i];
            count += first ? 1 : 0;
        }
        firsts = order;
        firstCount = count;
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        return new OrderedRows(
                Objects.requireNonNull(stored),
                layout.input().size(),
                Objects.requireNonNull(firsts),
                0,
                firstCount,
                sourceId,
                query);
    }

    @Override
    public String name() {
        return "DISTINCT ON";
    }

    @Override
    public void close() {
        store.close();
    }
}
