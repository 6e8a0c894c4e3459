package dev.rayo.engine.column;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the values of many vectors in one plain column that nobody else writes to. Bytes are copied in.
public final class ColumnBuilder {
    private final Type type;
    private int length;
    private int[] ints = new int[0];
    private int[] moreInts = new int[0];
    private long[] longs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private byte[] bytes = new byte[0];
    private int byteCount;
    private long @Nullable [] validity;
    private final List<ColumnBuilder> children = new ArrayList<>();

    public ColumnBuilder(Type type) {
        this.type = type;
        switch (type) {
            case Type.Array array -> children.add(new ColumnBuilder(array.element()));
            case Type.Mapping mapping -> children.add(new ColumnBuilder(NullColumns.entryType(mapping)));
            case Type.Struct struct ->
                struct.members().forEach(member -> children.add(new ColumnBuilder(member.type())));
            case Type.Simple simple -> {}
            case Type.Decimal decimal -> {}
        }
    }

    public int length() {
        return length;
    }

    /// Appends the first `count` values of `column`, which has this builder's type.
    public void append(Column column, int count) {
        append(column, 0, count);
    }

    /// Appends the values `from` to `from + count` of `column`, which has this builder's type.
    ///
    /// @throws RayoException RESOURCES if the text or bytes of one column would exceed 2 GiB
    public void append(Column column, int from, int count) {
        appendValidity(column, from, count);
        switch (column) {
            case ConstantColumn c -> appendConstant(c, count);
            case DictionaryColumn c -> {
                append(c.dictionary().values(), c.codes(), from, count);
                return;
            }
            case BitColumn c -> {
                longs = room(longs, Columns.words(length + count));
                copyBits(c.bits(), from, longs, length, count);
            }
            case IntColumn c -> {
                ints = room(ints, length + count);
                System.arraycopy(c.values(), from, ints, length, count);
            }
            case LongColumn c -> {
                longs = room(longs, length + count);
                System.arraycopy(c.values(), from, longs, length, count);
            }
            case WideColumn c -> {
                longs = room(longs, 2 * (length + count));
                System.arraycopy(c.words(), 2 * from, longs, 2 * length, 2 * count);
            }
            case FloatColumn c -> {
                floats = floats.length < length + count ? Arrays.copyOf(floats, grown(length + count)) : floats;
                System.arraycopy(c.values(), from, floats, length, count);
            }
            case DoubleColumn c -> {
                doubles = doubles.length < length + count ? Arrays.copyOf(doubles, grown(length + count)) : doubles;
                System.arraycopy(c.values(), from, doubles, length, count);
            }
            case BytesColumn c -> appendBytes(c, from, count);
            case IntervalColumn c -> {
                ints = room(ints, length + count);
                moreInts = room(moreInts, length + count);
                longs = room(longs, length + count);
                System.arraycopy(c.months(), from, ints, length, count);
                System.arraycopy(c.days(), from, moreInts, length, count);
                System.arraycopy(c.micros(), from, longs, length, count);
            }
            case ListColumn c -> {
                ints = room(ints, length + count + 1);
                for (int i = 0; i < count; i++) {
                    int begin = c.offsets()[from + i];
                    int size = c.isNull(from + i) ? 0 : c.offsets()[from + i + 1] - begin;
                    children.getFirst().append(c.elements(), begin, size);
                    ints[length + i + 1] = ints[length + i] + size;
                }
            }
            case StructColumn c -> {
                for (int i = 0; i < children.size(); i++) {
                    children.get(i).append(c.members().get(i), from, count);
                }
            }
        }
        length += count;
    }

    /// What was appended, without copying; the builder is not used any more.
    public Column build() {
        return switch (NullColumns.ofType(type, 0)) {
            case BitColumn c -> new BitColumn(type, longs, validity, length);
            case IntColumn c -> new IntColumn(type, ints, validity, length);
            case LongColumn c -> new LongColumn(type, longs, validity, length);
            case WideColumn c -> new WideColumn(type, longs, validity, length);
            case FloatColumn c -> new FloatColumn(type, floats, validity, length);
            case DoubleColumn c -> new DoubleColumn(type, doubles, validity, length);
            case BytesColumn c -> new BytesColumn(type, longs, bytes, validity, length);
            case IntervalColumn c -> new IntervalColumn(type, ints, moreInts, longs, validity, length);
            case ListColumn c ->
                new ListColumn(type, room(ints, length + 1), children.getFirst().build(), validity, length);
            case StructColumn c ->
                new StructColumn(type, children.stream().map(ColumnBuilder::build).toList(), validity, length);
            case ConstantColumn c -> throw new IllegalStateException("not a plain column: " + c);
            case DictionaryColumn c -> throw new IllegalStateException("not a plain column: " + c);
        };
    }

    private void append(Column entries, int[] codes, int from, int count) {
        // The validity of these rows stands already: only values are added.
        int[] selection = Arrays.copyOfRange(codes, from, from + count);
        Column values = new GatherBuffer().gather(entries, selection, count);
        long[] stands = validity;
        validity = null;
        append(values, 0, count);
        validity = stands;
    }

    private void appendConstant(ConstantColumn column, int count) {
        Column value = column.value();
        Column plain = value == null
                ? NullColumns.ofType(type, count)
                : new GatherBuffer().gather(value, new int[count], count);
        long[] stands = validity;
        validity = null;
        append(plain, 0, count);
        validity = stands;
        length -= count;
    }

    private void appendBytes(BytesColumn column, int from, int count) {
        longs = room(longs, length + count);
        long total = byteCount;
        for (int i = from; i < from + count; i++) {
            total += column.isNull(i) ? 0 : BytesColumn.bytes(column.views()[i]);
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw RayoException.resources("a column of one batch holds " + total + " bytes", "use smaller batches");
        }
        if (total > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(total, bytes.length * 2L)));
        }
        for (int i = 0; i < count; i++) {
            if (column.isNull(from + i)) {
                longs[length + i] = 0;
                continue;
            }
            long view = column.views()[from + i];
            int size = BytesColumn.bytes(view);
            System.arraycopy(column.data(), BytesColumn.offset(view), bytes, byteCount, size);
            longs[length + i] = BytesColumn.view(byteCount, size);
            byteCount += size;
        }
    }

    private void appendValidity(Column column, int from, int count) {
        long[] more = column.validity();
        if (more == null && validity == null) {
            return;
        }
        long[] all = validity == null ? Columns.allValid(grown(length + count)) : validity;
        all = room(all, Columns.words(length + count));
        if (more == null) {
            setBits(all, length, count);
        } else {
            copyBits(more, from, all, length, count);
        }
        validity = all;
    }

    private static void setBits(long[] to, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to[i >> 6] |= 1L << i;
        }
    }

    private static void copyBits(long[] from, int fromBit, long[] to, int toBit, int count) {
        for (int i = 0; i < count; i++) {
            int source = fromBit + i;
            int target = toBit + i;
            long bit = from[source >> 6] >>> source & 1L;
            to[target >> 6] = to[target >> 6] & ~(1L << target) | bit << target;
        }
    }

    private static int grown(int count) {
        return Math.max(16, count + (count >> 1));
    }

    private static int[] room(int[] array, int count) {
        return array.length < count ? Arrays.copyOf(array, grown(count)) : array;
    }

    private static long[] room(long[] array, int count) {
        return array.length < count ? Arrays.copyOf(array, grown(count)) : array;
    }
}
