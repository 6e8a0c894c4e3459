package dev.rayo.engine.operator.sort;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sorts kept rows in parallel: splitters from a sample cut the order into ranges, rows are dealt out to the ranges, and
/// every range is sorted by itself. After DeWitt, Naughton and Schneider, "Parallel Sorting on a Shared-Nothing
/// Architecture using Probabilistic Splitting", 1991.
final class SortedRows implements AutoCloseable {
    private static final int SAMPLES_PER_RANGE = 64;
    private static final int RANGE_ROWS_MIN = 16_384;
    /// Row numbers and keys, twice each, while a range is sorted.
    private static final int SORT_BYTES_PER_ROW = 2 * (Integer.BYTES + Long.BYTES);

    private final KeyedRows keyed;
    private final QueryContext query;
    private final Reservation memory;
    private @Nullable StoredRows rows;
    private @Nullable RowOrder order;
    private int[][] ranges = {};
    private int[] splitters = {};
    private int[][] rangeOfBlockRow = {};
    private int phase;

    SortedRows(KeyedRows keyed, String owner, QueryContext query) {
        this.keyed = keyed;
        this.query = query;
        this.memory = query.ledger().reserve(owner, MemoryKind.HEAP);
    }

    /// As [dev.rayo.engine.operator.Sink#nextPhase], once all rows are in.
    List<Runnable> nextPhase() {
        phase++;
        return switch (phase) {
            case 1 -> cut();
            case 2 -> dealAndSort();
            case 3 -> {
                memory.resize(rows().rowCount() * Integer.BYTES);
                yield List.of();
            }
            default -> List.of();
        };
    }

    StoredRows rows() {
        return Objects.requireNonNull(rows, "rows are not sorted yet");
    }

    RowOrder order() {
        return Objects.requireNonNull(order, "rows are not sorted yet");
    }

    /// Row numbers in order: range after range.
    int[][] ranges() {
        return ranges;
    }

    @Override
    public void close() {
        memory.close();
        keyed.close();
    }

    private List<Runnable> cut() {
        StoredRows all = keyed.rows();
        rows = all;
        RowOrder by = new RowOrder(all, keyed.layout(), keyed.inputColumns());
        order = by;
        int threads = query.settings().threads();
        int rangeCount = (int) Math.clamp(all.rowCount() / RANGE_ROWS_MIN, 1, threads == 1 ? 1 : 4L * threads);
        memory.grow(all.rowCount() * (Integer.BYTES * 2 + SORT_BYTES_PER_ROW));
        splitters = splitters(all.blocks(), by, rangeCount);
        rangeOfBlockRow = new int[all.blocks().size()][];
        List<Runnable> tasks = new ArrayList<>();
        for (int b = 0; b < all.blocks().size(); b++) {
            int block = b;
            tasks.add(() -> rangeOfBlockRow[block] = rangesOf(block, all.blocks().get(block).rowCount(), by));
        }
        return tasks.isEmpty() ? nextPhase() : tasks;
    }

    private static int[] splitters(List<RowBlock> blocks, RowOrder by, int rangeCount) {
        if (rangeCount == 1) {
            return new int[0];
        }
        long total = 0;
        for (RowBlock block : blocks) {
            total += block.rowCount();
        }
        int samples = rangeCount * SAMPLES_PER_RANGE;
        int[] sample = new int[samples];
        for (int i = 0; i < samples; i++) {
            sample[i] = rowAt(blocks, total * i / samples);
        }
        by.sort(sample, 0, samples);
        int[] splitters = new int[rangeCount - 1];
        for (int i = 0; i < splitters.length; i++) {
            splitters[i] = sample[(i + 1) * SAMPLES_PER_RANGE];
        }
        return splitters;
    }

    private static int rowAt(List<RowBlock> blocks, long position) {
        long left = position;
        for (int b = 0; b < blocks.size(); b++) {
            int count = blocks.get(b).rowCount();
            if (left < count) {
                return b << RowStore.BLOCK_BITS | (int) left;
            }
            left -= count;
        }
        throw new IllegalArgumentException("no row " + position);
    }

    /// The range of every row of a block: the number of splitters that come before it or tie with it.
    private int[] rangesOf(int block, int rowCount, RowOrder by) {
        int[] range = new int[rowCount];
        if (splitters.length > 0) {
            for (int i = 0; i < rowCount; i++) {
                int row = block << RowStore.BLOCK_BITS | i;
                int low = 0;
                int high = splitters.length;
                while (low < high) {
                    int middle = (low + high) >>> 1;
                    if (by.compare(splitters[middle], row) <= 0) {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                range[i] = low;
            }
        }
        return range;
    }

    private List<Runnable> dealAndSort() {
        int rangeCount = splitters.length + 1;
        int[] sizes = new int[rangeCount];
        for (int[] block : rangeOfBlockRow) {
            for (int range : block) {
                sizes[range]++;
            }
        }
        int[][] dealt = new int[rangeCount][];
        Arrays.setAll(dealt, range -> new int[sizes[range]]);
        int[] filled = new int[rangeCount];
        for (int b = 0; b < rangeOfBlockRow.length; b++) {
            int[] block = rangeOfBlockRow[b];
            for (int i = 0; i < block.length; i++) {
                int range = block[i];
                dealt[range][filled[range]] = b << RowStore.BLOCK_BITS | i;
                filled[range]++;
            }
        }
        rangeOfBlockRow = new int[0][];
        ranges = dealt;
        List<Runnable> tasks = new ArrayList<>();
        for (int[] range : ranges) {
            tasks.add(() -> {
                query.checkCancelled();
                order().sort(range, 0, range.length);
            });
        }
        return tasks;
    }
}
