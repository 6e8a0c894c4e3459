package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Int128;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `sum` of integers and decimals, exactly, in 128 bits; the result is a DECIMAL of 38 digits.
final class SumAccumulator extends Accumulator {
    private final Type type;
    private final Presence presence;
    /// High and low word by group.
    private long[] sums = new long[0];
    /// Sum of the one group of 32-bit values in the current call.
    private final long[] one = new long[2];

    SumAccumulator(Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.type = type;
        this.presence = new Presence(gaps, memory);
    }

    @Override
    int groupBytes() {
        return 2 * Long.BYTES;
    }

    @Override
    void grow(int groups) {
        sums = Arrays.copyOf(sums, 2 * groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        presence.update(column.validity(), groups, count, groupCount);
        boolean exact = groupCount == 1 ? addToOne(column, count) : addToMany(column, groups, count);
        if (!exact) {
            throw overflow();
        }
    }

    private boolean addToOne(Column column, int count) {
        var kernels = Kernels.current().aggregate();
        switch (column) {
            case IntColumn c -> {
                one[0] = kernels.sum(c.values(), c.validity(), null, count);
                return Int128.add(sums[0], sums[1], one[0] >> 63, one[0], sums, 0);
            }
            case LongColumn c -> {
                kernels.sum(c.values(), c.validity(), null, count, sums);
                return true;
            }
            case WideColumn c -> {
                return kernels.sum128(c.words(), c.validity(), null, count, sums);
            }
            default -> {
                return true;
            }
        }
    }

    private boolean addToMany(Column column, int[] groups, int count) {
        switch (column) {
            case IntColumn c -> {
                int[] values = c.values();
                for (int row = 0; row < count; row++) {
                    if (!c.isNull(row)) {
                        int at = 2 * groups[row];
                        long value = values[row];
                        long low = sums[at + 1] + value;
                        // A carry, less the borrow of a negative value: 1, 0 or -1.
                        sums[at] += (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
                        sums[at + 1] = low;
                    }
                }
                return true;
            }
            case LongColumn c -> {
                Kernels.current().groups().sum(c.values(), c.validity(), null, groups, count, sums);
                return true;
            }
            case WideColumn c -> {
                return Kernels.current().groups().sum128(c.words(), c.validity(), null, groups, count, sums);
            }
            default -> {
                return true;
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        SumAccumulator other = (SumAccumulator) accumulator;
        presence.merge(other.presence, from, into, count, groupCount);
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            int a = 2 * from[i];
            int b = 2 * into[i];
            exact &= Int128.add(sums[b], sums[b + 1], other.sums[a], other.sums[a + 1], sums, b);
        }
        if (!exact) {
            throw overflow();
        }
    }

    long high(int group) {
        return sums[2 * group];
    }

    long low(int group) {
        return sums[2 * group + 1];
    }

    Presence presence() {
        return presence;
    }

    @Override
    Column result(int from, int count, SliceBuffer buffer) {
        long[] words = buffer.longs(2 * count);
        System.arraycopy(sums, 2 * from, words, 0, 2 * count);
        int precision = ((Type.Decimal) type).precision();
        for (int i = 0; i < count; i++) {
            if (!Int128.fits(words[2 * i], words[2 * i + 1], precision)) {
                throw overflow();
            }
        }
        return new WideColumn(type, words, presence.validity(from, count, buffer), count);
    }

    private RayoException overflow() {
        return RayoException.user(
                "sum is out of range of " + type, "cast the argument to DOUBLE for a sum that is not exact");
    }

    /// `sum` of REAL and DOUBLE, in the order of arrival; the result is a DOUBLE.
    static final class OfDoubles extends Accumulator {
        private final Presence presence;
        private double[] sums = new double[0];

        OfDoubles(boolean gaps, Reservation memory) {
            super(memory);
            this.presence = new Presence(gaps, memory);
        }

        @Override
        int groupBytes() {
            return Double.BYTES;
        }

        @Override
        void grow(int groups) {
            sums = Arrays.copyOf(sums, groups);
        }

        @Override
        void update(Column[] arguments, int[] groups, int count, int groupCount) {
            Column column = arguments[0];
            presence.update(column.validity(), groups, count, groupCount);
            Kernels kernels = Kernels.current();
            if (column instanceof DoubleColumn c) {
                if (groupCount == 1) {
                    sums[0] += kernels.aggregate().sum(c.values(), c.validity(), null, count);
                } else {
                    kernels.groups().sum(c.values(), c.validity(), null, groups, count, sums);
                }
            } else if (column instanceof FloatColumn c) {
                if (groupCount == 1) {
                    sums[0] += kernels.aggregate().sum(c.values(), c.validity(), null, count);
                } else {
                    kernels.groups().sum(c.values(), c.validity(), null, groups, count, sums);
                }
            }
        }

        @Override
        void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
            OfDoubles other = (OfDoubles) accumulator;
            presence.merge(other.presence, from, into, count, groupCount);
            for (int i = 0; i < count; i++) {
                sums[into[i]] += other.sums[from[i]];
            }
        }

        double sum(int group) {
            return sums[group];
        }

        Presence presence() {
            return presence;
        }

        @Override
        Column result(int from, int count, SliceBuffer buffer) {
            double[] values = buffer.doubles(count);
            System.arraycopy(sums, from, values, 0, count);
            return new DoubleColumn(Type.DOUBLE, values, presence.validity(from, count, buffer), count);
        }
    }
}
