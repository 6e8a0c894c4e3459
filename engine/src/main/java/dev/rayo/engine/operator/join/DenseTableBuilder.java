package dev.rayo.engine.operator.join;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a [DenseTable]: sets the bits of the keys, counts them, and where a key has several rows counts these, then
/// writes every row to its place. Threads share the arrays; none waits for another.
final class DenseTableBuilder implements TableBuilder {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    /// Bytes of bits that are always worth it: they all but fit the second-level cache.
    private static final long BYTES_LITTLE = 4 << 20;
    /// Bytes that a hashed table takes for a row, about.
    private static final long HASHED_ROW_BYTES = 32;

    private final JoinLayout layout;
    private final StoredRows stored;
    private final @Nullable KeyPacking packing;
    private final KeyRange range;
    private final Reservation memory;
    private final boolean onlyKeys;
    private @Nullable KeyBits set;
    private int @Nullable [] ranks;
    private int @Nullable [] begins;
    private int[] rows = new int[0];
    private int step;

    /// @param packing of all keys; null if there is but one
    /// @param range   of all words, which [#isDense]; its count may be too high
    DenseTableBuilder(
            JoinLayout layout,
            StoredRows stored,
            @Nullable KeyPacking packing,
            KeyRange range,
            Reservation memory) {
        this.layout = layout;
        this.stored = stored;
        this.packing = packing;
        this.range = range;
        this.memory = memory;
        this.onlyKeys = layout.onlyAsksForKeys();
    }

    /// Whether a table of keys in this range takes no more room than a hashed one, or little.
    static boolean isDense(KeyRange range) {
        long width = range.width();
        return width < 1L << 34 && bytes(width) <= Math.max(BYTES_LITTLE, HASHED_ROW_BYTES * range.count());
    }

    /// Of bits and ranks.
    private static long bytes(long width) {
        return KeyBits.words(width) * 12L;
    }

    @Override
    public List<Runnable> nextTasks() {
        return switch (step++) {
            case 0 -> {
                memory.grow(8L * KeyBits.words(range.width()));
                KeyBits bits = new KeyBits(range);
                set = bits;
                boolean alone = stored.blocks().size() == 1;
                yield perBlock(b -> bits.add(keys(b), alone));
            }
            case 1 -> List.of(this::rank);
            case 2 -> onlyKeys ? List.of() : begins == null ? perBlock(this::place) : perBlock(this::count);
            case 3 -> begins == null ? List.of() : List.of(this::sum);
            case 4 -> begins == null ? List.of() : perBlock(this::placeNext);
            case 5 -> {
                if (begins != null) {
                    // Each entry has moved on to the end of its range, which is where the next one begins.
                    System.arraycopy(begins, 0, begins, 1, begins.length - 1);
                    begins[0] = 0;
                }
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<Runnable> perBlock(Consumer<Integer> task) {
        List<Runnable> tasks = new ArrayList<>();
        for (int b = 0; b < stored.blocks().size(); b++) {
            int block = b;
            tasks.add(() -> {
                layout.query().checkCancelled();
                task.accept(block);
            });
        }
        return tasks;
    }

    private KeyWords keys(int b) {
        RowBlock block = stored.blocks().get(b);
        return new KeyWords(block, layout.keyColumns(), packing);
    }

    private KeyBits set() {
        return java.util.Objects.requireNonNull(set);
    }

    private void rank() {
        KeyBits keys = set();
        keys.complete();
        if (onlyKeys) {
            return;
        }
        long[] bits = keys.bits;
        if (keys.count() < range.width()) {
            memory.grow(4L * bits.length);
            int[] before = new int[bits.length];
            int total = 0;
            for (int i = 0; i < bits.length; i++) {
                before[i] = total;
                total += Long.bitCount(bits[i]);
            }
            ranks = before;
        }
        int count = Math.toIntExact(range.count());
        if (keys.count() < count) {
            memory.grow(4L * (keys.count() + 1));
            begins = new int[(int) keys.count() + 1];
        }
        memory.grow(4L * count);
        rows = new int[count];
    }

    private int rank(long word) {
        KeyBits keys = set();
        long at = word - keys.min;
        return ranks == null ? (int) at : DenseTable.rank(keys.bits, ranks, at);
    }

    private void place(int b) {
        KeyWords keys = keys(b);
        for (int found = keys.next(); found >= 0; found = keys.next()) {
            for (int i = 0; i < found; i++) {
                rows[rank(keys.words[i])] = b << RowStore.BLOCK_BITS | keys.rows[i];
            }
        }
    }

    private void count(int b) {
        KeyWords keys = keys(b);
        for (int found = keys.next(); found >= 0; found = keys.next()) {
            for (int i = 0; i < found; i++) {
                INTS.getAndAdd(begins, rank(keys.words[i]), 1);
            }
        }
    }

    private void sum() {
        int[] counts = java.util.Objects.requireNonNull(begins);
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = at;
            at += count;
        }
    }

    private void placeNext(int b) {
        KeyWords keys = keys(b);
        for (int found = keys.next(); found >= 0; found = keys.next()) {
            for (int i = 0; i < found; i++) {
                int place = (int) INTS.getAndAdd(begins, rank(keys.words[i]), 1);
                rows[place] = b << RowStore.BLOCK_BITS | keys.rows[i];
            }
        }
    }

    @Override
    public DenseTable table() {
        return new DenseTable(stored, layout.keys(false), packing, set(), ranks, begins, rows);
    }
}
