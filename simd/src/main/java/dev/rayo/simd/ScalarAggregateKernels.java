package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Defines the aggregates.
sealed class ScalarAggregateKernels implements AggregateKernels permits VectorAggregateKernels {
    /// Accumulators of a floating-point sum.
    static final int ACCUMULATORS = 32;

    @Override
    public void sum(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] sum) {
        sum(values, validity, selection, 0, count, sum);
    }

    /// Adds the entries from `from` on.
    static void sum(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            long[] sum) {
        long high = sum[0];
        long low = sum[1];
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                long value = values[row];
                long next = low + value;
                high += (value >> 63) + Int128.carry(low, next);
                low = next;
            }
        }
        sum[0] = high;
        sum[1] = low;
    }

    @Override
    public long sum(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        return sum(values, validity, selection, 0, count);
    }

    /// Adds up the entries from `from` on.
    static long sum(
            int[] values, long @Nullable [] validity, int @Nullable [] selection, int from, int count) {
        long sum = 0;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                sum += values[row];
            }
        }
        return sum;
    }

    @Override
    public boolean sum128(
            long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] sum) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                exact &= Int128.add(sum[0], sum[1], values[2 * row], values[2 * row + 1], sum, 0);
            }
        }
        return exact;
    }

    @Override
    public double sum(double[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        double[] accumulators = new double[ACCUMULATORS];
        sum(values, validity, selection, 0, count, accumulators);
        return total(accumulators);
    }

    /// Adds the entries from `from` on, each to its accumulator.
    static void sum(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            double[] accumulators) {
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                accumulators[i % ACCUMULATORS] += values[row];
            }
        }
    }

    @Override
    public double sum(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count) {
        double[] accumulators = new double[ACCUMULATORS];
        sum(values, validity, selection, 0, count, accumulators);
        return total(accumulators);
    }

    /// Adds the entries from `from` on, each to its accumulator.
    static void sum(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            double[] accumulators) {
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                accumulators[i % ACCUMULATORS] += values[row];
            }
        }
    }

    /// Adds up the accumulators pairwise, and makes NaN canonical: which NaN comes out of `NaN + NaN` is up to the
    /// order of the operands, and that is up to the compiler.
    static double total(double[] accumulators) {
        for (int step = ACCUMULATORS / 2; step > 0; step /= 2) {
            for (int i = 0; i < step; i++) {
                accumulators[i] += accumulators[i + step];
            }
        }
        return Double.isNaN(accumulators[0]) ? Double.NaN : accumulators[0];
    }

    @Override
    public int min(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial) {
        return min(values, validity, selection, 0, count, initial);
    }

    /// Continues with the entries from `from` on.
    static int min(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            int initial) {
        int min = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                min = Math.min(min, values[row]);
            }
        }
        return min;
    }

    @Override
    public int max(int[] values, long @Nullable [] validity, int @Nullable [] selection, int count, int initial) {
        return max(values, validity, selection, 0, count, initial);
    }

    /// Continues with the entries from `from` on.
    static int max(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            int initial) {
        int max = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                max = Math.max(max, values[row]);
            }
        }
        return max;
    }

    @Override
    public long min(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial) {
        return min(values, validity, selection, 0, count, initial);
    }

    /// Continues with the entries from `from` on.
    static long min(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            long initial) {
        long min = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                min = Math.min(min, values[row]);
            }
        }
        return min;
    }

    @Override
    public long max(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long initial) {
        return max(values, validity, selection, 0, count, initial);
    }

    /// Continues with the entries from `from` on.
    static long max(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            long initial) {
        long max = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                max = Math.max(max, values[row]);
            }
        }
        return max;
    }

    @Override
    public float min(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial) {
        return FloatOrder.ofKey(min(values, validity, selection, 0, count, FloatOrder.key(initial)));
    }

    /// Continues with the entries from `from` on, on keys of [FloatOrder].
    static int min(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            int initial) {
        int min = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                min = Math.min(min, FloatOrder.key(values[row]));
            }
        }
        return min;
    }

    @Override
    public float max(float[] values, long @Nullable [] validity, int @Nullable [] selection, int count, float initial) {
        return FloatOrder.ofKey(max(values, validity, selection, 0, count, FloatOrder.key(initial)));
    }

    /// Continues with the entries from `from` on, on keys of [FloatOrder].
    static int max(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            int initial) {
        int max = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                max = Math.max(max, FloatOrder.key(values[row]));
            }
        }
        return max;
    }

    @Override
    public double min(
            double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial) {
        return FloatOrder.ofKey(min(values, validity, selection, 0, count, FloatOrder.key(initial)));
    }

    /// Continues with the entries from `from` on, on keys of [FloatOrder].
    static long min(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            long initial) {
        long min = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                min = Math.min(min, FloatOrder.key(values[row]));
            }
        }
        return min;
    }

    @Override
    public double max(
            double[] values, long @Nullable [] validity, int @Nullable [] selection, int count, double initial) {
        return FloatOrder.ofKey(max(values, validity, selection, 0, count, FloatOrder.key(initial)));
    }

    /// Continues with the entries from `from` on, on keys of [FloatOrder].
    static long max(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int from,
            int count,
            long initial) {
        long max = initial;
        for (int i = from; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                max = Math.max(max, FloatOrder.key(values[row]));
            }
        }
        return max;
    }

    @Override
    public void min128(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] min) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)
                    && Int128.compare(values[2 * row], values[2 * row + 1], min[0], min[1]) < 0) {
                min[0] = values[2 * row];
                min[1] = values[2 * row + 1];
            }
        }
    }

    @Override
    public void max128(long[] values, long @Nullable [] validity, int @Nullable [] selection, int count, long[] max) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)
                    && Int128.compare(values[2 * row], values[2 * row + 1], max[0], max[1]) > 0) {
                max[0] = values[2 * row];
                max[1] = values[2 * row + 1];
            }
        }
    }
}
