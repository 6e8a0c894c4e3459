package dev.rayo.engine.operator.sort;

import static java.util.Objects.requireNonNull;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.aggregate.Selection;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of one worker that may be among the wanted ones.
final class TopNWorker implements Sink.Worker {
    private static final int SPARE_ROWS = 64;

    private final SortLayout layout;
    private final WorkerContext context;
    private final int wanted;
    private final TopBound bound;
    private final RowStore result;
    private final KeyedChunk keyed;
    private final SelectedChunk selected = new SelectedChunk();
    private final int[] selection;
    private final boolean tiesMay;
    private long[] ranked = new long[0];
    private final Evaluator firstKey;
    private final @Nullable BoundTest firstKeyTest;
    private RowStore store;
    private @Nullable RowStore previous;
    private RowStore.Appender appender;
    private int rows;

    TopNWorker(SortLayout layout, int wanted, TopBound bound, RowStore result, WorkerContext context) {
        this.layout = layout;
        this.context = context;
        this.wanted = wanted;
        this.bound = bound;
        this.result = result;
        this.keyed = new KeyedChunk(layout, context.vectorRows());
        this.selection = new int[context.vectorRows()];
        this.tiesMay = !layout.shape().wordsDecide();
        this.firstKey = layout.compileKeys().getFirst();
        SortKey key = layout.keys().getFirst();
        this.firstKeyTest = key.expression() instanceof Reference
                ? new BoundTest(bound, key, layout.input(), context.vectorRows())
                : null;
        this.store = ownStore();
        this.appender = store.appender();
    }

    @Override
    public void consume(Chunk chunk) {
        context.query().checkCancelled();
        if (wanted == 0) {
            return;
        }
        Chunk input = firstKeyTest == null ? chunk : firstKeyTest.select(chunk);
        if (input == null) {
            return;
        }
        Chunk rowsAndKeys = keyed.of(input);
        int count = select(input.rowCount());
        if (count == 0) {
            return;
        }
        rowsAndKeys = count == input.rowCount() ? rowsAndKeys : selected.reset(rowsAndKeys, selection, count);
        appender.append(rowsAndKeys);
        rows += rowsAndKeys.rowCount();
        // The first bound is worth the most.
        int spare = bound.row() == null ? 0 : Math.max(wanted, SPARE_ROWS);
        if (rows >= wanted + spare) {
            compact();
        }
    }

    /// Selects the rows of `keyed` that may be wanted, and returns how many: all, without a selection, if none is ruled out.
    private int select(int count) {
        TopBound.Row least = bound.row();
        int left = least == null
                ? count
                : TopBound.select(least.words(), keyed.words(), count, tiesMay, selection);
        if (left / 2 <= wanted || keyed.words().length == 0) {
            return left;
        }
        // More of one vector than will be kept: those after the last that is wanted by the first word are not.
        long[] first = keyed.words()[0];
        ranked = ranked.length < left ? new long[first.length] : ranked;
        for (int i = 0; i < left; i++) {
            ranked[i] = first[least == null ? i : selection[i]];
        }
        Selection.select(ranked, 0, left, wanted - 1);
        long last = ranked[wanted - 1];
        int kept = 0;
        for (int i = 0; i < left; i++) {
            int row = least == null ? i : selection[i];
            selection[kept] = row;
            kept += first[row] <= last ? 1 : 0;
        }
        return kept;
    }

    /// Keeps the first of the rows, and offers the last of these as the bound.
    private void compact() {
        appender.finish();
        StoredRows all = StoredRows.of(store);
        SortedKeys keys = new SortedKeys(layout, all);
        int[] order = order(all);
        long[] words = new long[order.length];
        for (int i = 0; i < order.length && !keys.levels.isEmpty(); i++) {
            words[i] = keys.word(0, order[i]);
        }
        new RangeSort(keys).sort(words, order, 0, order.length);
        int kept = Math.min(wanted, order.length);
        RowStore before = store;
        store = ownStore();
        previous = before;
        appender = store.appender();
        copy(all, order, kept, appender);
        if (kept == wanted) {
            long[] last = new long[layout.shape().words()];
            for (int w = 0; w < last.length; w++) {
                last[w] = keys.word(w, order[kept - 1]);
            }
            bound.offer(new TopBound.Row(last, firstKey(all, order, kept - 1)));
        }
        before.close();
        rows = kept;
    }

    private Literal firstKey(StoredRows all, int[] order, int at) {
        int columns = layout.storedTypes().size();
        Morsel morsel = requireNonNull(new OrderedRows(all, columns, order, at, at + 1, 0, context.query()).next());
        try (Operator reader = morsel.open(context)) {
            @Nullable Object value = ColumnValues.get(firstKey.evaluate(requireNonNull(reader.next())), 0);
            return new Literal(value, layout.keys().getFirst().expression().type());
        }
    }

    private static int[] order(StoredRows all) {
        int[] order = new int[(int) all.rowCount()];
        int at = 0;
        for (int b = 0; b < all.blocks().size(); b++) {
            RowBlock block = all.blocks().get(b);
            for (int i = 0; i < block.rowCount(); i++) {
                order[at++] = b << RowStore.BLOCK_BITS | i;
            }
        }
        return order;
    }

    private void copy(StoredRows all, int[] order, int count, RowStore.Appender into) {
        int columns = layout.storedTypes().size();
        OrderedRows source = new OrderedRows(all, columns, order, 0, count, 0, context.query());
        for (var morsel = source.next(); morsel != null; morsel = source.next()) {
            try (Operator reader = morsel.open(context)) {
                for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                    into.append(chunk);
                }
            }
        }
    }

    @Override
    public void finish() {
        if (rows > wanted) {
            compact();
        }
        appender.finish();
        StoredRows all = StoredRows.of(store);
        RowStore.Appender into = result.appender();
        copy(all, order(all), rows, into);
        into.finish();
        store.close();
    }

    private RowStore ownStore() {
        return new RowStore(layout.storedTypes(), "top n", context.query().ledger());
    }

    /// Gives back what is left, also after a failure.
    void close() {
        store.close();
        if (previous != null) {
            previous.close();
        }
    }
}
