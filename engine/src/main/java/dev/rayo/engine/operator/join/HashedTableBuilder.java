package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a [HashedTable] in three steps of parallel tasks: hash the rows of each block and count them by the upper bits;
/// bring the rows of each part together; sort each part by buckets.
final class HashedTableBuilder implements TableBuilder {
    /// Which rows go into the table.
    enum Subset {
        ALL,
        /// Those without a NULL in a key in which NULL matches nothing.
        MATCHABLE,
        /// Those with such a NULL.
        UNMATCHABLE
    }

    /// From so many rows on the work is split.
    private static final int SPLIT_ROWS = 1 << 16;

    private static final int READ_ROWS = 1024;

    private static final int PARTITION_BITS_MAX = 8;

    private static final long TAGS = 0xffff_ffff_0000_0000L;

    private final JoinLayout layout;
    private final StoredRows stored;
    private final int[] keys;
    private final @Nullable KeyPacking packing;
    private final Subset subset;
    private final Reservation memory;
    private final boolean exact;
    private final int partitionBits;
    private final long[][] blockHashes;
    private final int[][] blockRows;
    /// Rows by block and partition, then the place where the next such row goes.
    private final int[][] counts;
    private int[] partitionStarts = new int[0];
    private long[] hashes = new long[0];
    private int[] scattered = new int[0];
    private long[] words = new long[0];
    private int[] rows = new int[0];
    private long[] directory = new long[0];
    private int bits;
    private int step;
    private long temporaryBytes;

    /// @param packing of all keys, if they are several and fit one word; else null
    HashedTableBuilder(
            JoinLayout layout,
            StoredRows stored,
            int[] keys,
            @Nullable KeyPacking packing,
            Subset subset,
            Reservation memory) {
        this.layout = layout;
        this.stored = stored;
        this.keys = keys;
        this.packing = packing;
        this.subset = subset;
        this.memory = memory;
        this.exact = packing != null
                || keys.length == 1 && !layout.nullMatches(keys[0]) && layout.isWord(keys[0]);
        int log = 0;
        while (stored.rowCount() >> log > SPLIT_ROWS && log < PARTITION_BITS_MAX) {
            log++;
        }
        this.partitionBits = log;
        int blocks = stored.blocks().size();
        this.blockHashes = new long[blocks][];
        this.blockRows = new int[blocks][];
        this.counts = new int[blocks][1 << partitionBits];
    }

    @Override
    public List<Runnable> nextTasks() {
        List<Runnable> tasks = new ArrayList<>();
        switch (step++) {
            case 0 -> {
                // Hashes and rows by block, the same again by partition: until the table stands.
                temporary(2 * 12L * stored.rowCount());
                // Arrays are cleared by the thread that makes them: others hash meanwhile, or scatter.
                if (subset != Subset.UNMATCHABLE && partitionBits > 0) {
                    int most = Math.toIntExact(stored.rowCount());
                    tasks.add(() -> hashes = new long[most]);
                    tasks.add(() -> scattered = new int[most]);
                }
                for (int b = 0; b < blockHashes.length; b++) {
                    int block = b;
                    tasks.add(() -> hash(block));
                }
                if (tasks.isEmpty()) {
                    tasks.add(() -> {});
                }
            }
            case 1 -> {
                plan();
                allocate(tasks);
                for (int b = 0; b < blockHashes.length; b++) {
                    int block = b;
                    tasks.add(() -> scatter(block));
                }
                if (tasks.isEmpty()) {
                    tasks.add(() -> {});
                }
            }
            case 2 -> {
                for (int p = 0; p < 1 << partitionBits; p++) {
                    int partition = p;
                    tasks.add(() -> sort(partition));
                }
            }
            default -> {
                hashes = new long[0];
                scattered = new int[0];
                memory.shrink(temporaryBytes);
                temporaryBytes = 0;
            }
        }
        return tasks;
    }

    @Override
    public HashedTable table() {
        return new HashedTable(stored, keys, packing, exact, words, rows, directory, bits);
    }

    private void temporary(long bytes) {
        memory.grow(bytes);
        temporaryBytes += bytes;
    }

    private int partition(long hash) {
        return (int) (hash >>> 1 >>> 63 - partitionBits);
    }

    private void hash(int b) {
        layout.query().checkCancelled();
        RowBlock block = stored.blocks().get(b);
        int count = block.rowCount();
        List<Column> columns = new ArrayList<>();
        for (int key : keys) {
            columns.add(block.column(layout.keyColumns()[key]).whole());
        }
        long[] all = new long[count];
        new HashColumns(layout.query().settings()).hash(columns, count, all);
        int[] chosen = new int[count];
        int chosenCount = choose(block, chosen);
        if (chosenCount < count) {
            for (int i = 0; i < chosenCount; i++) {
                all[i] = all[chosen[i]];
            }
            chosen = Arrays.copyOf(chosen, chosenCount);
        }
        for (int i = 0; i < chosenCount; i++) {
            counts[b][partition(all[i])]++;
        }
        blockHashes[b] = all;
        blockRows[b] = chosen;
    }

    /// Writes the rows of the block that belong into the table.
    private int choose(RowBlock block, int[] chosen) {
        int count = 0;
        for (int row = 0; row < block.rowCount(); row++) {
            boolean take = subset == Subset.ALL || hasUnmatchableNull(block, row) == (subset == Subset.UNMATCHABLE);
            chosen[count] = row;
            count += take ? 1 : 0;
        }
        return count;
    }

    private boolean hasUnmatchableNull(RowBlock block, int row) {
        for (int key = 0; key < layout.keyColumns().length; key++) {
            if (!layout.nullMatches(key) && block.column(layout.keyColumns()[key]).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private void plan() {
        partitionStarts = new int[(1 << partitionBits) + 1];
        int at = 0;
        for (int p = 0; p < 1 << partitionBits; p++) {
            partitionStarts[p] = at;
            for (int[] count : counts) {
                int rowsOfBoth = count[p];
                count[p] = at;
                at = Math.addExact(at, rowsOfBoth);
            }
        }
        partitionStarts[1 << partitionBits] = at;
        if (hashes.length < at) {
            hashes = new long[at];
            scattered = new int[at];
        }
    }

    private void scatter(int b) {
        layout.query().checkCancelled();
        int[] places = counts[b];
        long[] from = blockHashes[b];
        int[] chosen = blockRows[b];
        for (int i = 0; i < chosen.length; i++) {
            int place = places[partition(from[i])]++;
            hashes[place] = from[i];
            scattered[place] = b << RowStore.BLOCK_BITS | chosen[i];
        }
        blockHashes[b] = new long[0];
        blockRows[b] = new int[0];
    }

    private void allocate(List<Runnable> tasks) {
        int count = partitionStarts[1 << partitionBits];
        int log = partitionBits;
        while (1L << log < count && log < 30) {
            log++;
        }
        bits = log;
        memory.grow(12L * count + 8L * ((1L << bits) + 1));
        tasks.add(() -> directory = new long[(1 << bits) + 1]);
        tasks.add(() -> words = new long[count]);
        tasks.add(() -> rows = new int[count]);
    }

    private void sort(int partition) {
        layout.query().checkCancelled();
        int from = partitionStarts[partition];
        int end = partitionStarts[partition + 1];
        int firstBucket = partition << bits - partitionBits;
        int bucketCount = 1 << bits - partitionBits;
        // Each bucket's entry counts its rows first, then tells where its next row goes, then where it ends.
        for (int i = from; i < end; i++) {
            int bucket = bucket(hashes[i]);
            long tag = 1L << HashedTable.TAG_SHIFT + (hashes[i] & HashedTable.TAG_MASK);
            directory[bucket + 1] = directory[bucket + 1] + 1 | tag;
        }
        int at = from;
        for (int bucket = firstBucket; bucket < firstBucket + bucketCount; bucket++) {
            long entry = directory[bucket + 1];
            directory[bucket + 1] = entry & TAGS | at;
            at += (int) entry;
        }
        for (int i = from; i < end; i++) {
            int bucket = bucket(hashes[i]);
            int place = (int) directory[bucket + 1]++;
            words[place] = hashes[i];
            rows[place] = scattered[i];
        }
        if (exact) {
            readKeys(from, end);
        }
    }

    private int bucket(long hash) {
        return (int) (hash >>> 1 >>> 63 - bits);
    }

    private void readKeys(int from, int end) {
        int[] some = new int[READ_ROWS];
        Arrays.fill(words, from, end, 0);
        for (int key = 0; key < keys.length; key++) {
            int column = layout.keyColumns()[keys[key]];
            long min = packing == null ? 0 : packing.mins()[key];
            long factor = packing == null ? 1 : packing.factors()[key];
            RowGather gather = new RowGather(stored, column);
            WordColumn wordColumn = new WordColumn();
            for (int place = from; place < end; place += READ_ROWS) {
                int count = Math.min(READ_ROWS, end - place);
                System.arraycopy(rows, place, some, 0, count);
                long[] values = wordColumn.of(gather.gather(some, count, false), count);
                for (int i = 0; i < count; i++) {
                    words[place + i] += (values[i] - min) * factor;
                }
            }
        }
    }
}
