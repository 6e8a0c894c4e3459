package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Reads one column of kept rows in any order. One per reader, with its room: a result is valid until the next call.
public final class RowGather {
    /// A row number that stands for a row of NULLs.
    public static final int NO_ROW = -1;

    private static final int BITS = RowStore.BLOCK_BITS;
    private static final int MASK = RowStore.BLOCK_ROWS - 1;

    private final StoredRows.Values values;
    private final SliceBuffer buffer = new SliceBuffer();

    public RowGather(StoredRows rows, int column) {
        this.values = rows.values(column);
    }

    /// The values of `rows[0..count)`.
    ///
    /// @param missing whether [#NO_ROW] may be among the rows
    public Column gather(int[] rows, int count, boolean missing) {
        if (values.blockCount() == 0) {
            return new ConstantColumn(values.type(), null, count);
        }
        int[] present = missing ? presentRows(rows, count) : rows;
        long[] validity = missing || values.hasNulls() ? validity(rows, count) : null;
        return switch (values.kind()) {
            case PACKED_INTS -> {
                int[] to = buffer.ints(count);
                PackedIntegers.gather(values.packed(), values.ints(), present, count, to);
                yield new IntColumn(values.type(), to, validity, count);
            }
            case PACKED_LONGS -> {
                long[] to = buffer.longs(count);
                PackedIntegers.gather(values.packed(), values.longs(), present, count, to);
                yield new LongColumn(values.type(), to, validity, count);
            }
            case INTS -> new IntColumn(values.type(), ints(values.ints(), present, count), validity, count);
            case LONGS -> new LongColumn(values.type(), longs(values.longs(), present, count), validity, count);
            case WIDES -> wides(present, validity, count);
            case FLOATS -> floats(present, validity, count);
            case DOUBLES -> doubles(present, validity, count);
            case BITS -> bits(present, validity, count);
            case CODES -> {
                Dictionary dictionary = java.util.Objects.requireNonNull(values.dictionary());
                yield new DictionaryColumn(ints(values.ints(), present, count), dictionary, validity, count);
            }
            case BYTES -> bytes(present, validity, count);
            case INTERVALS -> {
                int[] days = intsInto(buffer.moreInts(count), values.moreInts(), present, count);
                yield new IntervalColumn(
                        values.type(),
                        ints(values.ints(), present, count),
                        days,
                        longs(values.longs(), present, count),
                        validity,
                        count);
            }
            case NESTED -> nested(rows, count);
        };
    }

    private int @Nullable [] replaced;

    /// The rows with the first row in place of the missing ones.
    private int[] presentRows(int[] rows, int count) {
        int[] present = replaced;
        if (present == null || present.length < count) {
            present = new int[count];
            replaced = present;
        }
        for (int i = 0; i < count; i++) {
            present[i] = Math.max(rows[i], 0);
        }
        return present;
    }

    private long[] validity(int[] rows, int count) {
        long[] validity = buffer.validity(count);
        long[][] nulls = values.validity();
        for (int word = 0; word << 6 < count; word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                int row = rows[base + i];
                if (row >= 0) {
                    long[] block = nulls[row >>> BITS];
                    int at = row & MASK;
                    bits |= (block.length == 0 ? 1L : block[at >> 6] >>> at & 1L) << i;
                }
            }
            validity[word] = bits;
        }
        return validity;
    }

    private int[] ints(int[][] from, int[] rows, int count) {
        return intsInto(buffer.ints(count), from, rows, count);
    }

    private static int[] intsInto(int[] to, int[][] from, int[] rows, int count) {
        if (from.length == 1) {
            int[] block = from[0];
            for (int i = 0; i < count; i++) {
                to[i] = block[rows[i]];
            }
            return to;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            to[i] = from[row >>> BITS][row & MASK];
        }
        return to;
    }

    private long[] longs(long[][] from, int[] rows, int count) {
        long[] to = buffer.longs(count);
        if (from.length == 1) {
            long[] block = from[0];
            for (int i = 0; i < count; i++) {
                to[i] = block[rows[i]];
            }
            return to;
        }
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            to[i] = from[row >>> BITS][row & MASK];
        }
        return to;
    }

    private WideColumn wides(int[] rows, long @Nullable [] validity, int count) {
        long[][] from = values.longs();
        long[] to = buffer.longs(2 * count);
        for (int i = 0; i < count; i++) {
            long[] block = from[rows[i] >>> BITS];
            int at = 2 * (rows[i] & MASK);
            to[2 * i] = block[at];
            to[2 * i + 1] = block[at + 1];
        }
        return new WideColumn(values.type(), to, validity, count);
    }

    private FloatColumn floats(int[] rows, long @Nullable [] validity, int count) {
        float[] to = buffer.floats(count);
        for (int i = 0; i < count; i++) {
            to[i] = values.floats()[rows[i] >>> BITS][rows[i] & MASK];
        }
        return new FloatColumn(values.type(), to, validity, count);
    }

    private DoubleColumn doubles(int[] rows, long @Nullable [] validity, int count) {
        double[][] from = values.doubles();
        double[] to = buffer.doubles(count);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            to[i] = from[row >>> BITS][row & MASK];
        }
        return new DoubleColumn(values.type(), to, validity, count);
    }

    private BitColumn bits(int[] rows, long @Nullable [] validity, int count) {
        long[] to = buffer.longs(Columns.words(count));
        for (int word = 0; word << 6 < count; word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                int row = rows[base + i];
                int at = row & MASK;
                bits |= (values.longs()[row >>> BITS][at >> 6] >>> at & 1L) << i;
            }
            to[word] = bits;
        }
        return new BitColumn(values.type(), to, validity, count);
    }

    private BytesColumn bytes(int[] rows, long @Nullable [] validity, int count) {
        byte[] shared = values.sharedBytes();
        long[] views = longs(values.longs(), rows, count);
        if (shared != null) {
            long[] shifts = values.viewShifts();
            for (int i = 0; shifts != null && i < count; i++) {
                views[i] += shifts[rows[i] >>> BITS];
            }
            return new BytesColumn(values.type(), views, shared, validity, count);
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += BytesColumn.bytes(views[i]);
        }
        byte[] data = room(total);
        int at = 0;
        for (int i = 0; i < count; i++) {
            int size = BytesColumn.bytes(views[i]);
            System.arraycopy(values.bytes()[rows[i] >>> BITS], BytesColumn.offset(views[i]), data, at, size);
            views[i] = BytesColumn.view(at, size);
            at += size;
        }
        return new BytesColumn(values.type(), views, data, validity, count);
    }

    private byte[] room(long bytes) {
        if (bytes > StoredBytes.DATA_BYTES_MAX) {
            throw dev.rayo.sql.error.RayoException.resources(
                    "a vector of text takes " + bytes + " bytes", "ask for fewer columns of long text");
        }
        if (buffer.bytes.length < bytes) {
            buffer.bytes = new byte[(int) bytes];
        }
        return buffer.bytes;
    }

    private Column nested(int[] rows, int count) {
        Type type = values.type();
        StoredColumn copy = StoredColumn.of(type, values.scratch());
        SliceBuffer one = new SliceBuffer();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            copy.append(
                    row < 0
                            ? new ConstantColumn(type, null, 1)
                            : values.nested()[row >>> BITS].slice(row & MASK, 1, one),
                    1);
        }
        Column gathered = copy.slice(0, count, new SliceBuffer());
        values.scratch().close();
        return gathered;
    }
}
