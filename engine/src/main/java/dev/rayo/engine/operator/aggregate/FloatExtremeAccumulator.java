package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `min` and `max` of REAL and DOUBLE: NaN is the greatest, and `-0.0` less than `0.0`, so that there is one answer
/// whatever the order of rows.
final class FloatExtremeAccumulator extends Accumulator {
    private final boolean greatest;
    private final boolean isReal;
    private final Presence presence;
    private float[] floats = new float[0];
    private double[] doubles = new double[0];

    FloatExtremeAccumulator(boolean greatest, Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.greatest = greatest;
        this.isReal = type == Type.REAL;
        this.presence = new Presence(gaps, memory);
    }

    @Override
    int groupBytes() {
        return isReal ? Float.BYTES : Double.BYTES;
    }

    @Override
    void grow(int groups) {
        int before = capacity();
        if (isReal) {
            floats = Arrays.copyOf(floats, groups);
            Arrays.fill(floats, before, groups, greatest ? Float.NEGATIVE_INFINITY : Float.NaN);
        } else {
            doubles = Arrays.copyOf(doubles, groups);
            Arrays.fill(doubles, before, groups, greatest ? Double.NEGATIVE_INFINITY : Double.NaN);
        }
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        presence.update(column.validity(), groups, count, groupCount);
        Kernels kernels = Kernels.current();
        if (column instanceof FloatColumn c) {
            if (groupCount == 1) {
                floats[0] = greatest
                        ? kernels.aggregate().max(c.values(), c.validity(), null, count, floats[0])
                        : kernels.aggregate().min(c.values(), c.validity(), null, count, floats[0]);
            } else if (greatest) {
                kernels.groups().max(c.values(), c.validity(), null, groups, count, floats);
            } else {
                kernels.groups().min(c.values(), c.validity(), null, groups, count, floats);
            }
        } else if (column instanceof DoubleColumn c) {
            if (groupCount == 1) {
                doubles[0] = greatest
                        ? kernels.aggregate().max(c.values(), c.validity(), null, count, doubles[0])
                        : kernels.aggregate().min(c.values(), c.validity(), null, count, doubles[0]);
            } else if (greatest) {
                kernels.groups().max(c.values(), c.validity(), null, groups, count, doubles);
            } else {
                kernels.groups().min(c.values(), c.validity(), null, groups, count, doubles);
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        FloatExtremeAccumulator other = (FloatExtremeAccumulator) accumulator;
        presence.merge(other.presence, from, into, count, groupCount);
        // A group without a value holds the value that changes nothing. Java's order is that of the kernels.
        for (int i = 0; i < count; i++) {
            int a = from[i];
            int b = into[i];
            if (isReal) {
                boolean isLess = Float.compare(other.floats[a], floats[b]) < 0;
                floats[b] = isLess == greatest ? floats[b] : other.floats[a];
            } else {
                boolean isLess = Double.compare(other.doubles[a], doubles[b]) < 0;
                doubles[b] = isLess == greatest ? doubles[b] : other.doubles[a];
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] validity = presence.validity(from, count, buffer);
        if (isReal) {
            float[] values = buffer.floats(count);
            System.arraycopy(floats, from, values, 0, count);
            return new FloatColumn(Type.REAL, values, validity, count);
        }
        double[] values = buffer.doubles(count);
        System.arraycopy(doubles, from, values, 0, count);
        return new DoubleColumn(Type.DOUBLE, values, validity, count);
    }
}
