package dev.rayo.engine.operator.join;

import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.RowBlock;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a [DenseTable]: sets the bits of the keys, counts them, and where a key has several rows counts these, then
/// writes every row to its place. Threads share the arrays, by block of rows or by part of the array; none waits for
/// another.
final class DenseTableBuilder implements TableBuilder {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    /// Bytes of bits that are always worth it: they all but fit the second-level cache.
    private static final long BYTES_LITTLE = 4 << 20;
    /// Bytes that a hashed table takes for a row, about.
    private static final long HASHED_ROW_BYTES = 32;

    /// Entries that one task adds up.
    private static final int WORDS_OF_PART = 1 << 15;

    private static final int BEGINS_OF_PART = 1 << 16;

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
    /// By part of an array.
    private long[] sums = new long[0];
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
                List<Runnable> tasks = perBlock(b -> bits.add(keys(b), alone));
                if (!onlyKeys) {
                    // Arrays are cleared by the thread that makes them: others add keys meanwhile.
                    int count = Math.toIntExact(range.count());
                    memory.grow(4L * count);
                    tasks.addFirst(() -> rows = new int[count]);
                }
                yield tasks;
            }
            case 1 ->
                perPart(set().bits.length, WORDS_OF_PART, (part, from, end) -> sums[part] = set().count(from, end));
            case 2 -> {
                long keys = addUp();
                set().complete(keys);
                yield onlyKeys ? List.of() : makeRanks(keys);
            }
            case 3 -> onlyKeys ? List.of() : takeRows();
            case 4 -> begins == null
                    ? List.of()
                    : perPart(begins().length, BEGINS_OF_PART, (part, from, end) -> sums[part] = sum(from, end));
            case 5 -> {
                if (begins == null) {
                    yield List.of();
                }
                addUp();
                yield perPart(begins().length, BEGINS_OF_PART, (part, from, end) -> begin(from, end, (int) sums[part]));
            }
            case 6 -> begins == null ? List.of() : perBlock(this::placeNext);
            default -> List.of();
        };
    }

    /// What is done to a part of an array.
    private interface PartTask {
        void run(int part, int from, int end);
    }

    /// A task for each part of an array; at least one.
    private List<Runnable> perPart(int length, int partLength, PartTask task) {
        List<Runnable> tasks = new ArrayList<>();
        for (int from = 0; from == 0 || from < length; from += partLength) {
            int part = tasks.size();
            int start = from;
            int end = Math.min(length, from + partLength);
            tasks.add(() -> task.run(part, start, end));
        }
        sums = Arrays.copyOf(sums, tasks.size());
        return tasks;
    }

    /// Makes of the sum of each part that of those before it; returns the sum of all.
    private long addUp() {
        long total = 0;
        for (int part = 0; part < sums.length; part++) {
            long sum = sums[part];
            sums[part] = total;
            total += sum;
        }
        return total;
    }

    private List<Runnable> makeRanks(long keys) {
        List<Runnable> tasks = new ArrayList<>();
        if (keys < range.width()) {
            memory.grow(4L * set().bits.length);
            int[] made = new int[set().bits.length];
            ranks = made;
            tasks.addAll(perPart(
                    made.length, WORDS_OF_PART, (part, from, end) -> rank(made, from, end, (int) sums[part])));
        }
        if (keys < range.count()) {
            memory.grow(4L * (keys + 1));
            int[] made = new int[(int) keys + 1];
            begins = made;
        }
        if (tasks.isEmpty()) {
            step++;
            return takeRows();
        }
        return tasks;
    }

    private List<Runnable> takeRows() {
        return begins == null ? perBlock(this::place) : perBlock(this::count);
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

    private int[] begins() {
        return java.util.Objects.requireNonNull(begins);
    }

    /// Writes how many keys lie before each word.
    private void rank(int[] before, int from, int end, int first) {
        long[] bits = set().bits;
        int total = first;
        for (int i = from; i < end; i++) {
            before[i] = total;
            total += Long.bitCount(bits[i]);
        }
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
                INTS.getAndAdd(begins, rank(keys.words[i]) + 1, 1);
            }
        }
    }

    private long sum(int from, int end) {
        int[] counts = begins();
        long total = 0;
        for (int i = from; i < end; i++) {
            total += counts[i];
        }
        return total;
    }

    /// Makes of the rows of each key the place of its first one. They are an entry behind: when all rows have their
    /// places, each entry has moved on to the end of its range, which is where the next one begins.
    private void begin(int from, int end, int first) {
        int[] counts = begins();
        int at = first;
        for (int i = from; i < end; i++) {
            int count = counts[i];
            counts[i] = at;
            at += count;
        }
    }

    private void placeNext(int b) {
        KeyWords keys = keys(b);
        for (int found = keys.next(); found >= 0; found = keys.next()) {
            for (int i = 0; i < found; i++) {
                int place = (int) INTS.getAndAdd(begins, rank(keys.words[i]) + 1, 1);
                rows[place] = b << RowStore.BLOCK_BITS | keys.rows[i];
            }
        }
    }

    @Override
    public DenseTable table() {
        return new DenseTable(stored, layout.keys(false), packing, set(), ranks, begins, rows);
    }
}
