package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `min` and `max` of 32- and 64-bit integers and what is kept as such.
final class WordExtremeAccumulator extends Accumulator {
    private final Type type;
    private final boolean greatest;
    private final boolean isInt;
    private final Presence presence;
    private int[] ints = new int[0];
    private long[] longs = new long[0];

    WordExtremeAccumulator(boolean greatest, Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.type = type;
        this.greatest = greatest;
        this.isInt = type == Type.TINYINT || type == Type.SMALLINT || type == Type.INTEGER || type == Type.DATE;
        this.presence = new Presence(gaps, memory);
    }

    @Override
    int groupBytes() {
        return isInt ? Integer.BYTES : Long.BYTES;
    }

    @Override
    void grow(int groups) {
        int before = capacity();
        if (isInt) {
            ints = Arrays.copyOf(ints, groups);
            Arrays.fill(ints, before, groups, greatest ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        } else {
            longs = Arrays.copyOf(longs, groups);
            Arrays.fill(longs, before, groups, greatest ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        presence.update(column.validity(), groups, count, groupCount);
        Kernels kernels = Kernels.current();
        if (column instanceof IntColumn c) {
            if (groupCount == 1) {
                ints[0] = greatest
                        ? kernels.aggregate().max(c.values(), c.validity(), null, count, ints[0])
                        : kernels.aggregate().min(c.values(), c.validity(), null, count, ints[0]);
            } else if (greatest) {
                kernels.groups().max(c.values(), c.validity(), null, groups, count, ints);
            } else {
                kernels.groups().min(c.values(), c.validity(), null, groups, count, ints);
            }
        } else if (column instanceof LongColumn c) {
            if (groupCount == 1) {
                longs[0] = greatest
                        ? kernels.aggregate().max(c.values(), c.validity(), null, count, longs[0])
                        : kernels.aggregate().min(c.values(), c.validity(), null, count, longs[0]);
            } else if (greatest) {
                kernels.groups().max(c.values(), c.validity(), null, groups, count, longs);
            } else {
                kernels.groups().min(c.values(), c.validity(), null, groups, count, longs);
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        WordExtremeAccumulator other = (WordExtremeAccumulator) accumulator;
        presence.merge(other.presence, from, into, count, groupCount);
        // A group without a value holds the value that changes nothing.
        for (int i = 0; i < count; i++) {
            int a = from[i];
            int b = into[i];
            if (isInt) {
                ints[b] = greatest ? Math.max(ints[b], other.ints[a]) : Math.min(ints[b], other.ints[a]);
            } else {
                longs[b] = greatest ? Math.max(longs[b], other.longs[a]) : Math.min(longs[b], other.longs[a]);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] validity = presence.validity(from, count, buffer);
        if (isInt) {
            int[] values = buffer.ints(count);
            System.arraycopy(ints, from, values, 0, count);
            return new IntColumn(type, values, validity, count);
        }
        long[] values = buffer.longs(count);
        System.arraycopy(longs, from, values, 0, count);
        return new LongColumn(type, values, validity, count);
    }
}
