package dev.rayo.engine.operator.sort;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.ArrayList;
import java.util.List;

/// Sorts kept rows in parallel: a sample chooses splitters, the rows of each block are dealt out by them, each range is
/// sorted on its own.
final class RowSorter {
    /// From so many rows on the work is split.
    private static final int SPLIT_ROWS = 1 << 15;

    private static final int RANGES_PER_THREAD = 4;
    private static final int RANGES_MAX = 256;
    private static final int STEPS = 4;
    private static final int SAMPLES_PER_RANGE = 32;

    private final QueryContext query;
    private final StoredRows stored;
    private final SortedKeys keys;
    private final Reservation memory;
    private final int ranges;
    private int[] splitters = new int[0];
    /// By block and range: rows, then the place where the next one goes.
    private final int[][] counts;
    private final byte[][] rangeOf;
    private int[] starts = new int[0];
    private long[] words = new long[0];
    private int[] order = new int[0];
    private int step;

    /// @param stored laid out as `layout` keeps rows
    /// @param memory takes what is needed; whoever owns it gives it back
    RowSorter(SortLayout layout, StoredRows stored, Reservation memory, QueryContext query) {
        this.query = query;
        this.stored = stored;
        this.keys = new SortedKeys(layout, stored);
        this.memory = memory;
        int wanted = stored.rowCount() < SPLIT_ROWS || query.settings().threads() == 1
                ? 1
                : Math.min(RANGES_MAX, query.settings().threads() * RANGES_PER_THREAD);
        this.ranges = layout.shape().words() == 0 ? 1 : wanted;
        int blocks = stored.blocks().size();
        this.counts = new int[blocks][ranges];
        this.rangeOf = new byte[blocks][];
    }

    /// The tasks of the next step; empty when the order stands.
    List<Runnable> nextPhase() {
        List<Runnable> tasks = nextTasks();
        while (tasks.isEmpty() && step < STEPS) {
            tasks = nextTasks();
        }
        return tasks;
    }

    private List<Runnable> nextTasks() {
        List<Runnable> tasks = new ArrayList<>();
        int blocks = stored.blocks().size();
        switch (step++) {
            case 0 -> {
                memory.grow((PairSort.roomBytes(1) * 2 + 1) * stored.rowCount());
                chooseSplitters();
                for (int b = 0; b < blocks; b++) {
                    int block = b;
                    tasks.add(() -> deal(block));
                }
            }
            case 1 -> {
                place();
                for (int b = 0; b < blocks; b++) {
                    int block = b;
                    tasks.add(() -> scatter(block));
                }
            }
            case 2 -> {
                for (int r = 0; r < ranges && blocks > 0; r++) {
                    int range = r;
                    tasks.add(() -> sort(range));
                }
            }
            case 3 -> {
                words = new long[0];
                memory.shrink((PairSort.roomBytes(1) * 2 + 1 - Integer.BYTES) * stored.rowCount());
            }
            default -> {}
        }
        return tasks;
    }

    /// The row numbers in order.
    int[] order() {
        return order;
    }

    private void chooseSplitters() {
        if (ranges == 1) {
            return;
        }
        long total = stored.rowCount();
        int[] sample = new int[ranges * SAMPLES_PER_RANGE];
        int block = 0;
        long before = 0;
        for (int i = 0; i < sample.length; i++) {
            long wanted = total * i / sample.length;
            while (wanted - before >= stored.blocks().get(block).rowCount()) {
                before += stored.blocks().get(block++).rowCount();
            }
            sample[i] = block << RowStore.BLOCK_BITS | (int) (wanted - before);
        }
        long[] room = new long[sample.length];
        for (int i = 0; i < sample.length; i++) {
            room[i] = keys.word(0, sample[i]);
        }
        new RangeSort(keys).sort(room, sample, 0, sample.length);
        splitters = new int[ranges - 1];
        for (int i = 0; i < splitters.length; i++) {
            splitters[i] = sample[(i + 1) * SAMPLES_PER_RANGE];
        }
    }

    /// Finds the range of each row of a block: the number of splitters that are not greater.
    private void deal(int b) {
        query.checkCancelled();
        int rows = stored.blocks().get(b).rowCount();
        byte[] own = new byte[rows];
        long[] first = new long[splitters.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = keys.word(0, splitters[i]);
        }
        for (int i = 0; i < rows; i++) {
            int row = b << RowStore.BLOCK_BITS | i;
            int low = 0;
            int high = first.length;
            if (high > 0) {
                long word = keys.word(0, row);
                while (low < high) {
                    int middle = low + high >>> 1;
                    boolean before = first[middle] < word
                            || first[middle] == word && keys.compare(splitters[middle], row, 1) <= 0;
                    low = before ? middle + 1 : low;
                    high = before ? high : middle;
                }
            }
            own[i] = (byte) low;
            counts[b][low]++;
        }
        rangeOf[b] = own;
    }

    private void place() {
        starts = new int[ranges + 1];
        int at = 0;
        for (int r = 0; r < ranges; r++) {
            starts[r] = at;
            for (int[] count : counts) {
                int rows = count[r];
                count[r] = at;
                at = Math.addExact(at, rows);
            }
        }
        starts[ranges] = at;
        words = new long[at];
        order = new int[at];
    }

    private void scatter(int b) {
        query.checkCancelled();
        RowBlock block = stored.blocks().get(b);
        boolean hasWords = !keys.levels.isEmpty();
        for (int i = 0; i < block.rowCount(); i++) {
            int row = b << RowStore.BLOCK_BITS | i;
            int at = counts[b][rangeOf[b][i] & 0xff]++;
            order[at] = row;
            words[at] = hasWords ? keys.word(0, row) : 0;
        }
        rangeOf[b] = new byte[0];
    }

    private void sort(int range) {
        query.checkCancelled();
        new RangeSort(keys).sort(words, order, starts[range], starts[range + 1]);
    }
}
