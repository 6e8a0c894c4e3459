package dev.rayo.engine.column;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.simd.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reusable room for the selected values of one column. The columns it returns are overwritten by its next use.
public final class GatherBuffer {
    private int[] ints = new int[0];
    private int[] moreInts = new int[0];
    private long[] longs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private long[] validity = new long[0];

    /// The rows `selection[0..count)` of `column`, in that order; dictionary and constant columns stay such.
    public Column gather(Column column, int[] selection, int count) {
        if (column instanceof ConstantColumn constant) {
            return new ConstantColumn(constant.type(), constant.value(), count);
        }
        long @Nullable [] valid = gatherValidity(column.validity(), selection, count);
        return switch (column) {
            case ConstantColumn c -> new ConstantColumn(c.type(), c.value(), count);
            case DictionaryColumn c -> {
                Dictionary dictionary = c.dictionary();
                yield new DictionaryColumn(gatherInts(c.codes(), selection, count), dictionary, valid, count);
            }
            case BitColumn c -> {
                longs = room(longs, (count + 63) >> 6);
                gatherBits(c.bits(), selection, count, longs);
                yield new BitColumn(c.type(), longs, valid, count);
            }
            case IntColumn c -> new IntColumn(c.type(), gatherInts(c.values(), selection, count), valid, count);
            case LongColumn c -> new LongColumn(c.type(), gatherLongs(c.values(), selection, count), valid, count);
            case WideColumn c -> {
                longs = room(longs, 2 * count);
                Kernels.current().gather().gather128(c.words(), selection, count, longs);
                yield new WideColumn(c.type(), longs, valid, count);
            }
            case FloatColumn c -> {
                floats = floats.length < count ? new float[count] : floats;
                Kernels.current().gather().gather(c.values(), selection, count, floats);
                yield new FloatColumn(c.type(), floats, valid, count);
            }
            case DoubleColumn c -> {
                doubles = doubles.length < count ? new double[count] : doubles;
                Kernels.current().gather().gather(c.values(), selection, count, doubles);
                yield new DoubleColumn(c.type(), doubles, valid, count);
            }
            case BytesColumn c ->
                new BytesColumn(c.type(), gatherLongs(c.views(), selection, count), c.data(), valid, count);
            case IntervalColumn c -> {
                moreInts = moreInts.length < count ? new int[count] : moreInts;
                for (int i = 0; i < count; i++) {
                    moreInts[i] = c.days()[selection[i]];
                }
                yield new IntervalColumn(
                        c.type(),
                        gatherInts(c.months(), selection, count),
                        moreInts,
                        gatherLongs(c.micros(), selection, count),
                        valid,
                        count);
            }
            case ListColumn c -> gatherLists(c, selection, count, valid);
            case StructColumn c -> {
                List<Column> members = new ArrayList<>();
                for (Column member : c.members()) {
                    members.add(new GatherBuffer().gather(member, selection, count));
                }
                yield new StructColumn(c.type(), members, valid, count);
            }
        };
    }

    /// Room for `count` values of a column that a source fills itself; like all room here lost by the next use.
    public int[] ints(int count) {
        ints = ints.length < count ? new int[count] : ints;
        return ints;
    }

    /// Room like [#ints].
    public long[] longs(int count) {
        longs = room(longs, count);
        return longs;
    }

    /// Room like [#ints].
    public float[] floats(int count) {
        floats = floats.length < count ? new float[count] : floats;
        return floats;
    }

    /// Room like [#ints].
    public double[] doubles(int count) {
        doubles = doubles.length < count ? new double[count] : doubles;
        return doubles;
    }

    /// Room for the validity of `count` values, beside that for the values.
    public long[] validity(int count) {
        validity = room(validity, (count + 63) >> 6);
        return validity;
    }

    private ListColumn gatherLists(ListColumn column, int[] selection, int count, long @Nullable [] valid) {
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int row = selection[i];
            int size = column.isNull(row) ? 0 : column.offsets()[row + 1] - column.offsets()[row];
            offsets[i + 1] = offsets[i] + size;
        }
        int[] elementRows = new int[offsets[count]];
        for (int i = 0; i < count; i++) {
            int from = column.offsets()[selection[i]];
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                elementRows[k] = from++;
            }
        }
        Column elements = new GatherBuffer().gather(column.elements(), elementRows, elementRows.length);
        return new ListColumn(column.type(), offsets, elements, valid, count);
    }

    private int[] gatherInts(int[] from, int[] selection, int count) {
        ints = ints.length < count ? new int[count] : ints;
        Kernels.current().gather().gather(from, selection, count, ints);
        return ints;
    }

    private long[] gatherLongs(long[] from, int[] selection, int count) {
        longs = room(longs, count);
        Kernels.current().gather().gather(from, selection, count, longs);
        return longs;
    }

    private long @Nullable [] gatherValidity(long @Nullable [] from, int[] selection, int count) {
        if (from == null) {
            return null;
        }
        validity = room(validity, (count + 63) >> 6);
        gatherBits(from, selection, count, validity);
        return validity;
    }

    private static void gatherBits(long[] from, int[] selection, int count, long[] to) {
        for (int word = 0; word << 6 < count; word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long bits = 0;
            for (int i = 0; i < end; i++) {
                int row = selection[base + i];
                bits |= (from[row >> 6] >>> row & 1L) << i;
            }
            to[word] = bits;
        }
    }

    private static long[] room(long[] array, int count) {
        return array.length < count ? new long[count] : array;
    }
}
