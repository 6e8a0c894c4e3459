package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.AggregateKernels;
import dev.rayo.simd.GroupKernels;
import dev.rayo.simd.Int128;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `sum` of integers and decimals, exactly; the result is a DECIMAL of 38 digits.
///
/// A group's sum is one long as long as none can outgrow it: `bound` is at least as great as every sum, and each vector
/// raises it by its rows times its greatest value. Where that is not enough, `bound` is taken anew from the sums, and
/// where that is not enough either, all sums become 128 bits wide, for good.
final class SumAccumulator extends Accumulator {
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final Type type;
    private final Presence presence;
    private final long[] lanes = new long[GroupKernels.FEW_LANES];
    /// Sum of the one group of the current call, high word first.
    private final long[] one = new long[2];
    /// Sum by group; null once they are wide.
    private long @Nullable [] longs = new long[0];
    /// High and low word by group, once they are wide.
    private long[] words = new long[0];
    private long bound;

    SumAccumulator(Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.type = type;
        this.presence = new Presence(gaps, memory);
    }

    @Override
    int groupBytes() {
        return longs == null ? 2 * Long.BYTES : Long.BYTES;
    }

    @Override
    void grow(int groups) {
        if (longs != null) {
            longs = Arrays.copyOf(longs, groups);
        } else {
            words = Arrays.copyOf(words, 2 * groups);
        }
    }

    private void widen(long[] sums) {
        memory.grow((long) Long.BYTES * 2 * capacity());
        words = new long[2 * capacity()];
        for (int group = 0; group < sums.length; group++) {
            words[2 * group] = sums[group] >> 63;
            words[2 * group + 1] = sums[group];
        }
        longs = null;
        memory.shrink((long) Long.BYTES * capacity());
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        presence.update(column.validity(), groups, count, groupCount);
        long[] sums = longs;
        if (groupCount == 1) {
            addToOne(column, count);
            return;
        }
        switch (column) {
            case IntColumn c -> {
                if (sums != null && staysNarrow(1L << 31, sums, count)) {
                    addInts(c, groups, count, groupCount, sums);
                } else {
                    addWide(c, groups, count);
                }
            }
            case LongColumn c -> {
                if (sums != null && staysNarrow(Kernels.current().groups().magnitude(c.values(), count), sums, count)) {
                    addLongs(c, groups, count, groupCount, sums);
                } else {
                    Kernels.current().groups().sum(c.values(), c.validity(), null, groups, count, words);
                }
            }
            case WideColumn c -> {
                if (sums != null) {
                    widen(sums);
                }
                check(Kernels.current().groups().sum128(c.words(), c.validity(), null, groups, count, words));
            }
            default -> {}
        }
    }

    /// Whether no sum outgrows a long by `count` values whose magnitude is at most `greatest`; widens the sums if one may.
    private boolean staysNarrow(long greatest, long[] sums, int count) {
        long room = Long.MAX_VALUE / count;
        if (greatest > room || greatest < 0) {
            widen(sums);
            return false;
        }
        long more = greatest * count;
        if (bound > Long.MAX_VALUE - more) {
            bound = Kernels.current().groups().magnitude(sums, sums.length);
            if (bound > Long.MAX_VALUE - more || bound < 0) {
                widen(sums);
                return false;
            }
        }
        bound += more;
        return true;
    }

    private void addInts(IntColumn column, int[] groups, int count, int groupCount, long[] sums) {
        GroupKernels kernels = Kernels.current().groups();
        if (column.validity() == null && groupCount <= GroupKernels.FEW) {
            kernels.sumFew(column.values(), groups, count, groupCount, lanes, sums);
        } else {
            kernels.sum(column.values(), column.validity(), null, groups, count, sums);
        }
    }

    private void addLongs(LongColumn column, int[] groups, int count, int groupCount, long[] sums) {
        GroupKernels kernels = Kernels.current().groups();
        if (column.validity() == null && groupCount <= GroupKernels.FEW) {
            kernels.sumFew(column.values(), groups, count, groupCount, lanes, sums);
        } else {
            kernels.sumUnchecked(column.values(), column.validity(), null, groups, count, sums);
        }
    }

    private void addWide(IntColumn column, int[] groups, int count) {
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row)) {
                long value = column.values()[row];
                addExact(groups[row], value >> 63, value);
            }
        }
    }

    private void addToOne(Column column, int count) {
        AggregateKernels kernels = Kernels.current().aggregate();
        one[0] = 0;
        one[1] = 0;
        boolean exact = true;
        switch (column) {
            case IntColumn c -> {
                one[1] = kernels.sum(c.values(), c.validity(), null, count);
                one[0] = one[1] >> 63;
            }
            case LongColumn c -> kernels.sum(c.values(), c.validity(), null, count, one);
            case WideColumn c -> exact = kernels.sum128(c.words(), c.validity(), null, count, one);
            default -> {}
        }
        check(exact);
        addExact(0, one[0], one[1]);
        bound = UNKNOWN;
    }

    private void addExact(int group, long high, long low) {
        long[] sums = longs;
        if (sums != null) {
            long sum = sums[group] + low;
            if (high == low >> 63 && ((sums[group] ^ sum) & (low ^ sum)) >= 0) {
                sums[group] = sum;
                return;
            }
            widen(sums);
        }
        check(Int128.add(words[2 * group], words[2 * group + 1], high, low, words, 2 * group));
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        SumAccumulator other = (SumAccumulator) accumulator;
        presence.merge(other.presence, from, into, count, groupCount);
        int merged = mergeNarrow(other, from, into, count);
        bound = UNKNOWN;
        for (int i = merged; i < count; i++) {
            addExact(into[i], other.high(from[i]), other.low(from[i]));
        }
    }

    /// Returns how many are merged before one that does not fit a long.
    private int mergeNarrow(SumAccumulator other, int[] from, int[] into, int count) {
        long[] sums = longs;
        long[] more = other.longs;
        if (sums == null || more == null) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            long before = sums[into[i]];
            long added = more[from[i]];
            long sum = before + added;
            if (((before ^ sum) & (added ^ sum)) < 0) {
                return i;
            }
            sums[into[i]] = sum;
        }
        return count;
    }

    long high(int group) {
        return longs != null ? longs[group] >> 63 : words[2 * group];
    }

    long low(int group) {
        return longs != null ? longs[group] : words[2 * group + 1];
    }

    Presence presence() {
        return presence;
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] values = buffer.longs(2 * count);
        int precision = ((Type.Decimal) type).precision();
        for (int i = 0; i < count; i++) {
            values[2 * i] = high(from + i);
            values[2 * i + 1] = low(from + i);
            check(Int128.fits(values[2 * i], values[2 * i + 1], precision));
        }
        return new WideColumn(type, values, presence.validity(from, count, buffer), count);
    }

    private void check(boolean exact) {
        if (!exact) {
            throw overflow();
        }
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
        public Column result(int from, int count, SliceBuffer buffer) {
            double[] values = buffer.doubles(count);
            System.arraycopy(sums, from, values, 0, count);
            return new DoubleColumn(Type.DOUBLE, values, presence.validity(from, count, buffer), count);
        }
    }
}
