package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.StoredRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what a [KeyFilter] tells of one key of a build: its bounds, and a bit for each number between them where that
/// is little, else a Bloom filter. A dense table's own set serves as it is.
final class KeySetBuilder {
    /// Bytes of bits that are always worth it: they all but fit the second-level cache.
    private static final long BYTES_LITTLE = 2 << 20;
    /// Bytes of bits for a key from which on a Bloom filter is smaller.
    private static final long KEY_BYTES = 2;
    /// Rows from which on the directory of a hashed table outgrows the second-level cache.
    private static final long ROWS_CACHED = 1 << 16;
    /// Rows from which on a Bloom filter is no longer made.
    private static final long ROWS_MAX = 1 << 26;

    private final JoinLayout layout;
    private final StoredRows stored;
    private final int key;
    private final KeyRange range;
    private final KeyFilter filter;
    private final boolean dense;
    private final Reservation memory;
    private @Nullable KeySet set;
    private boolean begun;

    /// @param range of the key; empty where it is no word
    /// @param dense whether the join's table will be a [DenseTable] by this key
    KeySetBuilder(
            JoinLayout layout,
            StoredRows stored,
            int key,
            KeyRange range,
            KeyFilter filter,
            boolean dense,
            Reservation memory) {
        this.layout = layout;
        this.stored = stored;
        this.key = key;
        this.range = range;
        this.filter = filter;
        this.dense = dense;
        this.memory = memory;
    }

    /// All tasks, once; then none.
    List<Runnable> nextTasks() {
        if (begun || dense) {
            return List.of();
        }
        begun = true;
        long width = range.width();
        boolean word = layout.isWord(key);
        if (word && width < 1L << 34 && width / 8 <= Math.max(BYTES_LITTLE, KEY_BYTES * range.count())) {
            memory.grow(8L * KeyBits.words(width));
            KeyBits bits = new KeyBits(range);
            set = bits;
            boolean alone = stored.blocks().size() == 1;
            return perBlock(block -> bits.add(new KeyWords(block, layout.keyColumns()[key]), alone));
        }
        if (stored.rowCount() > ROWS_MAX || layout.query().settings().equalHashes()) {
            return List.of();
        }
        memory.grow(KeyBloom.bytes(stored.rowCount()));
        KeyBloom bloom = new KeyBloom(stored.rowCount());
        set = bloom;
        return perBlock(block -> {
            Column column = block.column(layout.keyColumns()[key]).whole();
            long[] hashes = new long[block.rowCount()];
            new HashColumns(layout.query().settings()).hash(List.of(column), hashes.length, hashes);
            bloom.add(hashes, hashes.length);
        });
    }

    private List<Runnable> perBlock(java.util.function.Consumer<RowBlock> task) {
        List<Runnable> tasks = new ArrayList<>();
        for (RowBlock block : stored.blocks()) {
            tasks.add(() -> {
                layout.query().checkCancelled();
                task.accept(block);
            });
        }
        return tasks;
    }

    /// Tells the filter, when the tasks are done.
    void publish(JoinTable table) {
        KeySet keys = table instanceof DenseTable own && dense ? own.set : set;
        boolean costly =
                switch (table) {
                    case DenseTable own -> false;
                    case HashedTable hashed -> stored.rowCount() > ROWS_CACHED || hashed.keys().length > 1;
                };
        long[] listed = null;
        if (keys instanceof KeyBits bits) {
            bits.complete();
            listed = bits.list(KeyFilter.LISTED_MAX);
        }
        filter.publish(range, keys, costly, listed);
    }
}
