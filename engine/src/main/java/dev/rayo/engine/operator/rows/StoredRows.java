package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks of finished rows, laid open for readers: the arrays of each column by block. Immutable, for any number of
/// threads; valid as long as the store that holds the memory.
public final class StoredRows {
    private static final long[] ALL_VALID = {};

    private final List<Type> types;
    private final List<RowBlock> blocks;
    private final Reservation memory;
    private final Values[] values;
    private final long rowCount;

    private StoredRows(List<Type> types, List<RowBlock> blocks, Reservation memory) {
        this.types = types;
        this.blocks = blocks;
        this.memory = memory;
        this.values = new Values[types.size()];
        this.rowCount = blocks.stream().mapToLong(RowBlock::rowCount).sum();
    }

    /// The rows of a store all of whose appenders have finished.
    public static StoredRows of(RowStore store) {
        StoredRows rows = new StoredRows(store.types(), store.blocks(), store.memory());
        rows.open().forEach(Runnable::run);
        return rows;
    }

    /// The same, to be read after `tasks`, of which any number may run at a time.
    public static StoredRows of(RowStore store, List<Runnable> tasks) {
        StoredRows rows = new StoredRows(store.types(), store.blocks(), store.memory());
        tasks.addAll(rows.open());
        return rows;
    }

    private List<Runnable> open() {
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int column = i;
            tasks.add(() -> values[column] = values(types.get(column), column));
        }
        return tasks;
    }

    public List<Type> types() {
        return types;
    }

    public List<RowBlock> blocks() {
        return blocks;
    }

    public long rowCount() {
        return rowCount;
    }

    Values values(int column) {
        return values[column];
    }

    enum Kind {
        /// Some block's are packed, of 32 bits each or of 64.
        PACKED_INTS,
        PACKED_LONGS,
        INTS,
        LONGS,
        WIDES,
        FLOATS,
        DOUBLES,
        BITS,
        CODES,
        BYTES,
        INTERVALS,
        NESTED
    }

    /// The arrays of one column; only those of its kind are there. `validity` has an empty array for a block without
    /// NULLs, `packed` has null for a block that is not. `sharedBytes` is present where all blocks view the same bytes,
    /// once `viewShifts` is added to the views of each block; null where there is nothing to add.
    record Values(
            Type type,
            Kind kind,
            int blockCount,
            boolean hasNulls,
            long[][] validity,
            int[][] ints,
            int[][] moreInts,
            long[][] longs,
            float[][] floats,
            double[][] doubles,
            @Nullable PackedIntegers[] packed,
            byte[][] bytes,
            byte @Nullable [] sharedBytes,
            long @Nullable [] viewShifts,
            @Nullable Dictionary dictionary,
            StoredColumn[] nested,
            Reservation scratch) {}

    private Values values(Type type, int column) {
        int count = blocks.size();
        StoredColumn[] stored = new StoredColumn[count];
        boolean hasNulls = false;
        Dictionary dictionary = null;
        boolean coded = count > 0;
        for (int b = 0; b < count; b++) {
            stored[b] = blocks.get(b).column(column);
            hasNulls |= stored[b].hasNulls();
            Dictionary own = stored[b] instanceof StoredBytes bytes ? bytes.dictionary() : null;
            coded &= own != null && (b == 0 || own == dictionary);
            dictionary = own;
        }
        if (!coded) {
            dictionary = null;
        }
        Kind kind = Kind.NESTED;
        long[][] validity = new long[count][];
        int[][] ints = new int[count][];
        int[][] moreInts = new int[count][];
        long[][] longs = new long[count][];
        float[][] floats = new float[count][];
        double[][] doubles = new double[count][];
        PackedIntegers[] packed = new PackedIntegers[count];
        byte[][] bytes = new byte[count][];
        byte[] shared = null;
        long[] shifts = null;
        for (int b = 0; b < count; b++) {
            long[] nulls = stored[b].validity;
            validity[b] = nulls == null ? ALL_VALID : nulls;
            switch (stored[b]) {
                case StoredInts s -> {
                    packed[b] = s.packed();
                    kind = packed[b] != null || kind == Kind.PACKED_INTS ? Kind.PACKED_INTS : Kind.INTS;
                    ints[b] = s.values();
                }
                case StoredLongs s -> {
                    packed[b] = s.packed();
                    kind = packed[b] != null || kind == Kind.PACKED_LONGS ? Kind.PACKED_LONGS : Kind.LONGS;
                    longs[b] = s.values();
                }
                case StoredWides s -> {
                    kind = Kind.WIDES;
                    longs[b] = s.words();
                }
                case StoredFloats s -> {
                    kind = Kind.FLOATS;
                    floats[b] = s.values();
                }
                case StoredDoubles s -> {
                    kind = Kind.DOUBLES;
                    doubles[b] = s.values();
                }
                case StoredBits s -> {
                    kind = Kind.BITS;
                    longs[b] = s.bits();
                }
                case StoredIntervals s -> {
                    kind = Kind.INTERVALS;
                    ints[b] = s.months();
                    moreInts[b] = s.days();
                    longs[b] = s.micros();
                }
                case StoredBytes s -> {
                    if (coded) {
                        kind = Kind.CODES;
                        ints[b] = s.codes();
                    } else {
                        kind = Kind.BYTES;
                        s.toPlain();
                        longs[b] = s.views();
                        bytes[b] = s.data();
                        shared = b == 0 || shared == s.data() ? s.data() : null;
                    }
                }
                case StoredLists s -> kind = Kind.NESTED;
                case StoredStructs s -> kind = Kind.NESTED;
            }
        }
        if (kind == Kind.BYTES && count > 1) {
            shifts = new long[count];
            shared = SharedBytes.merge(stored, longs, shifts, memory);
            if (Arrays.stream(shifts).allMatch(shift -> shift == 0)) {
                shifts = null;
            }
        }
        return new Values(
                type,
                kind,
                count,
                hasNulls,
                validity,
                ints,
                moreInts,
                longs,
                floats,
                doubles,
                packed,
                bytes,
                shared,
                shifts,
                dictionary,
                stored,
                memory);
    }
}
