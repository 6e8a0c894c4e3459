package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.aggregate.GroupTable;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.Arrays;

/// Keeps, of one worker's rows, the first few of each value of the leading keys, in the order of the other keys; of rows
/// that tie those that came first. What it keeps goes to the store at the end, where the rows of all workers are sorted.
///
/// ```text
///  by group:  how many │ last word 0 │ row, words │ row, words │ …      in order, as many as are wanted
/// ```
///
/// A row that is kept is stored at once; those that better ones replaced are dropped when they have become as many as
/// the others. Where there are nearly as many groups as rows, all further rows go to the store as they are.
///
/// - **Memory** the kept rows up to three times; per group and wanted row 4 bytes and 8 per word
final class TopPerKeyWorker implements Sink.Worker {
    private static final int WANTED_MAX = 64;

    /// Places for rows that a table may have whether or not they are used.
    private static final long PLACES_MIN = 1 << 20;

    /// Rows that are kept beside twice those that are wanted before dropping some.
    private static final int SPARE_ROWS = 1 << 16;

    private final SortLayout layout;
    private final int keyCount;
    private final int wanted;
    private final WorkerContext context;
    private final KeyedChunk keyed;
    private final SelectedChunk selected = new SelectedChunk();
    private final Reservation memory;
    private final GroupTable table;
    private final RowStore.Appender result;
    private final int firstWord;
    private final int wordCount;
    private final int[] groups;
    private final int[] candidates;
    private final int[] improved;
    private RowStore store;
    private RowStore.Appender appender;
    private RowStore previous;
    private boolean passesOn;
    /// By group: rows that are kept, and word 0 of the last one, or the greatest as long as there is room.
    private int[] filled = new int[0];
    private long[] bounds = new long[0];
    /// By group and place: the row's number in the store, and its words from the first of the order on.
    private int[] rows = new int[0];
    private long[] words = new long[0];
    private long rowsSeen;
    private long kept;
    private long stored;

    TopPerKeyWorker(SortLayout layout, int keyCount, int wanted, RowStore result, WorkerContext context) {
        QueryContext query = context.query();
        this.layout = layout;
        this.keyCount = keyCount;
        this.wanted = wanted;
        this.context = context;
        this.keyed = new KeyedChunk(layout, context.vectorRows());
        this.memory = query.ledger().reserve("top n per key", MemoryKind.HEAP);
        this.table = GroupTable.of(
                layout.shape().places().subList(0, keyCount).stream()
                        .map(KeyShape.Place::type)
                        .toList(),
                new HashColumns(query.settings()),
                memory);
        this.result = result.appender();
        this.firstWord = keyCount < layout.keys().size()
                ? layout.shape().places().get(keyCount).bit() >> 6
                : layout.shape().words();
        this.wordCount = layout.shape().words() - firstWord;
        this.groups = new int[context.vectorRows()];
        this.candidates = new int[context.vectorRows()];
        this.improved = new int[context.vectorRows()];
        this.store = ownStore();
        this.previous = store;
        this.appender = store.appender();
    }

    /// Whether rows can be told apart by their words, and so few are wanted that places for all of them pay.
    static boolean isWorthIt(SortLayout layout, int keyCount, long wanted) {
        return wanted <= WANTED_MAX
                && layout.keys().stream()
                        .skip(keyCount)
                        .noneMatch(key -> KeyShape.isText(key.expression().type()));
    }

    @Override
    public void consume(Chunk chunk) {
        context.query().checkCancelled();
        Chunk rowsAndKeys = keyed.of(chunk);
        if (passesOn) {
            result.append(rowsAndKeys);
            return;
        }
        int count = chunk.rowCount();
        rowsSeen += count;
        table.find(keyed.keys(keyCount), count, groups);
        reserve();
        int improvedCount = improve(count);
        if (improvedCount > 0) {
            store(rowsAndKeys, improvedCount);
        }
        if (stored > 2 * kept + SPARE_ROWS) {
            compact();
        }
        long places = (long) table.groupCount() * wanted;
        if (places > PLACES_MIN && places > rowsSeen / 2) {
            passesOn = true;
            handOver();
        }
    }

    private void reserve() {
        int before = filled.length;
        int capacity = table.capacity();
        if (capacity > before) {
            int bytes = Integer.BYTES + Long.BYTES + wanted * (Integer.BYTES + Long.BYTES * wordCount);
            memory.grow((long) bytes * capacity);
            filled = Arrays.copyOf(filled, capacity);
            bounds = Arrays.copyOf(bounds, capacity);
            Arrays.fill(bounds, before, capacity, Long.MAX_VALUE);
            rows = Arrays.copyOf(rows, Math.multiplyExact(capacity, wanted));
            words = Arrays.copyOf(words, Math.multiplyExact(capacity, wanted * wordCount));
            memory.shrink((long) bytes * before);
        }
    }

    /// Finds a place for every row that is among the first of its group so far; those of `improved` have one, or gave it
    /// up to a later one.
    private int improve(int count) {
        long[][] vector = keyed.words();
        int some = 0;
        if (wordCount == 0) {
            for (int row = 0; row < count; row++) {
                candidates[some] = row;
                some += filled[groups[row]] < wanted ? 1 : 0;
            }
        } else {
            long[] first = vector[firstWord];
            for (int row = 0; row < count; row++) {
                candidates[some] = row;
                some += first[row] <= bounds[groups[row]] ? 1 : 0;
            }
        }
        int improvedCount = 0;
        for (int i = 0; i < some; i++) {
            int row = candidates[i];
            if (insert(groups[row], row, vector, improvedCount)) {
                improved[improvedCount++] = row;
            }
        }
        return improvedCount;
    }

    /// Puts a row into its place among the rows of its group, where it is known by its ordinal until it has a number.
    private boolean insert(int group, int row, long[][] vector, int ordinal) {
        int base = group * wanted;
        int end = filled[group];
        int place = end;
        while (place > 0 && isBefore(vector, row, base + place - 1)) {
            place--;
        }
        if (place == wanted) {
            return false;
        }
        if (end < wanted) {
            filled[group] = ++end;
            kept++;
        }
        int from = base + place;
        int moved = end - place - 1;
        System.arraycopy(rows, from, rows, from + 1, moved);
        System.arraycopy(words, from * wordCount, words, (from + 1) * wordCount, moved * wordCount);
        rows[from] = ~ordinal;
        for (int w = 0; w < wordCount; w++) {
            words[from * wordCount + w] = vector[firstWord + w][row];
        }
        if (end == wanted && wordCount > 0) {
            bounds[group] = words[(base + wanted - 1) * wordCount];
        }
        return true;
    }

    private boolean isBefore(long[][] vector, int row, int place) {
        for (int w = 0; w < wordCount; w++) {
            long word = vector[firstWord + w][row];
            long other = words[place * wordCount + w];
            if (word != other) {
                return word < other;
            }
        }
        return false;
    }

    /// Stores the rows that were improved, and gives their places the numbers.
    private void store(Chunk rowsAndKeys, int count) {
        int first = appender.append(
                count == rowsAndKeys.rowCount() ? rowsAndKeys : selected.reset(rowsAndKeys, improved, count));
        stored += count;
        for (int i = 0; i < count; i++) {
            int group = groups[improved[i]];
            int base = group * wanted;
            for (int at = base; at < base + filled[group]; at++) {
                if (rows[at] < 0) {
                    rows[at] = first + ~rows[at];
                }
            }
        }
    }

    /// The numbers of the kept rows, group after group.
    private int[] order() {
        int[] order = new int[Math.toIntExact(kept)];
        int at = 0;
        for (int group = 0; group < table.groupCount(); group++) {
            System.arraycopy(rows, group * wanted, order, at, filled[group]);
            at += filled[group];
        }
        return order;
    }

    /// Drops the rows that are not kept any more.
    private void compact() {
        int[] order = order();
        StoredRows all = finished();
        previous = store;
        store = ownStore();
        appender = store.appender();
        int[] moved = new int[order.length];
        copy(all, order, appender, moved);
        previous.close();
        int at = 0;
        for (int group = 0; group < table.groupCount(); group++) {
            System.arraycopy(moved, at, rows, group * wanted, filled[group]);
            at += filled[group];
        }
        stored = kept;
    }

    private StoredRows finished() {
        appender.finish();
        return StoredRows.of(store);
    }

    /// @param moved takes the numbers that the rows have in the store of `into`
    private void copy(StoredRows all, int[] order, RowStore.Appender into, int[] moved) {
        int columns = layout.storedTypes().size();
        OrderedRows source = new OrderedRows(all, columns, order, 0, order.length, 0, context.query());
        int at = 0;
        for (var morsel = source.next(); morsel != null; morsel = source.next()) {
            try (Operator reader = morsel.open(context)) {
                for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                    int first = into.append(chunk);
                    for (int i = 0; i < chunk.rowCount(); i++) {
                        moved[at++] = first + i;
                    }
                }
            }
        }
    }

    /// Gives the kept rows to the result, and all else up.
    private void handOver() {
        int[] order = order();
        copy(finished(), order, result, new int[order.length]);
        filled = new int[0];
        bounds = new long[0];
        rows = new int[0];
        words = new long[0];
        close();
    }

    @Override
    public void finish() {
        if (!passesOn) {
            passesOn = true;
            handOver();
        }
        result.finish();
    }

    private RowStore ownStore() {
        return new RowStore(layout.storedTypes(), "top n per key", context.query().ledger());
    }

    /// Gives back what is left, also after a failure.
    void close() {
        memory.close();
        store.close();
        previous.close();
    }
}
