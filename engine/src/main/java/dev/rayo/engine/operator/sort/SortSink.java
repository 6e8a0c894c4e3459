package dev.rayo.engine.operator.sort;

import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sorts all rows. The layout stays; morsels come in order, and each morsel's rows too.
///
/// - **Memory** the rows, 8 bytes per key word and 4 per row; 21 bytes per row more while sorting
/// - **Order** by the keys; rows that tie in any order
public final class SortSink implements Sink {
    private final SortLayout layout;
    private final QueryContext query;
    private final RowStore store;
    private @Nullable StoredRows stored;
    private @Nullable RowSorter sorter;

    /// @param input the layout of the chunks to come
    public SortSink(List<SortKey> keys, List<Field> input, QueryContext query) {
        this.layout = SortLayout.of(keys, input);
        this.query = query;
        this.store = new RowStore(layout.storedTypes(), "sort", query.ledger());
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
        return new OrderedRows(
                Objects.requireNonNull(stored), layout.input().size(), order, 0, order.length, sourceId, query);
    }

    @Override
    public String name() {
        return "SORT";
    }

    @Override
    public void close() {
        store.close();
    }
}
