package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.aggregate.GroupTable;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.RowStore;
import java.util.Arrays;

/// Lets pass, of one worker's rows, those that come no later than the n-th so far of their value of the leading keys, in
/// the order of the other keys; of rows that tie, all. What passes is more than is wanted: whoever reads it counts again.
///
/// It knows the words of the first n rows of each group, or of the first n that differ. Where there are nearly as many
/// groups as rows, all further rows pass.
///
/// - **Memory** per group 4 bytes and 8 per wanted row and word
final class TiesPerKeyWorker implements Sink.Worker {
    /// Places for words that a table may have whether or not they are used.
    private static final long PLACES_MIN = 1 << 20;

    private final int keyCount;
    private final int wanted;
    private final boolean distinct;
    private final WorkerContext context;
    private final KeyedChunk keyed;
    private final SelectedChunk selected = new SelectedChunk();
    private final Reservation memory;
    private final GroupTable table;
    private final RowStore.Appender result;
    private final int firstWord;
    private final int wordCount;
    private final int[] groups;
    private final int[] passing;
    private boolean passesAll;
    /// By group: how many words are known, and by group and place the words, in order.
    private int[] filled = new int[0];
    private long[] words = new long[0];
    private long rowsSeen;

    /// @param distinct whether the first `wanted` words that differ are meant
    TiesPerKeyWorker(
            SortLayout layout,
            int keyCount,
            int wanted,
            boolean distinct,
            RowStore.Appender result,
            WorkerContext context) {
        QueryContext query = context.query();
        this.keyCount = keyCount;
        this.wanted = wanted;
        this.distinct = distinct;
        this.context = context;
        this.keyed = new KeyedChunk(layout, context.vectorRows());
        this.memory = query.ledger().reserve("ties per key", MemoryKind.HEAP);
        this.table = GroupTable.of(
                layout.shape().places().subList(0, keyCount).stream()
                        .map(KeyShape.Place::type)
                        .toList(),
                new HashColumns(query.settings()),
                memory);
        this.result = result;
        this.firstWord = layout.shape().places().get(keyCount).bit() >> 6;
        this.wordCount = layout.shape().words() - firstWord;
        this.groups = new int[context.vectorRows()];
        this.passing = new int[context.vectorRows()];
    }

    @Override
    public void consume(Chunk chunk) {
        context.query().checkCancelled();
        Chunk rowsAndKeys = keyed.of(chunk);
        if (passesAll) {
            result.append(rowsAndKeys);
            return;
        }
        int count = chunk.rowCount();
        rowsSeen += count;
        table.find(keyed.keys(keyCount), count, groups);
        reserve();
        int passed = 0;
        for (int row = 0; row < count; row++) {
            passing[passed] = row;
            passed += passes(groups[row], row) ? 1 : 0;
        }
        if (passed > 0) {
            result.append(passed == count ? rowsAndKeys : selected.reset(rowsAndKeys, passing, passed));
        }
        long places = (long) table.groupCount() * wanted;
        if (places > PLACES_MIN && places > rowsSeen / 2) {
            passesAll = true;
            close();
        }
    }

    private void reserve() {
        int before = filled.length;
        int capacity = table.capacity();
        if (capacity > before) {
            int bytes = Integer.BYTES + wanted * Long.BYTES * wordCount;
            memory.grow((long) bytes * capacity);
            filled = Arrays.copyOf(filled, capacity);
            words = Arrays.copyOf(words, Math.multiplyExact(capacity, wanted * wordCount));
            memory.shrink((long) bytes * before);
        }
    }

    /// Whether a row comes no later than the last of its group's places, of which it takes one where it should.
    private boolean passes(int group, int row) {
        int base = group * wanted;
        int end = filled[group];
        int place = end;
        int order = -1;
        while (place > 0) {
            order = compare(row, base + place - 1);
            if (order >= 0) {
                break;
            }
            place--;
        }
        boolean ties = place > 0 && order == 0;
        if (place == wanted) {
            return ties;
        }
        if (distinct && ties) {
            return true;
        }
        if (end < wanted) {
            filled[group] = ++end;
        }
        int from = base + place;
        System.arraycopy(words, from * wordCount, words, (from + 1) * wordCount, (end - place - 1) * wordCount);
        for (int w = 0; w < wordCount; w++) {
            words[from * wordCount + w] = keyed.words()[firstWord + w][row];
        }
        return true;
    }

    private int compare(int row, int place) {
        for (int w = 0; w < wordCount; w++) {
            int order = Long.compare(keyed.words()[firstWord + w][row], words[place * wordCount + w]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public void finish() {
        close();
        result.finish();
    }

    /// Gives back what is known, also after a failure.
    void close() {
        filled = new int[0];
        words = new long[0];
        memory.close();
    }
}
