package dev.rayo.simd;

/// Defines the tests of ranges.
sealed class ScalarRangeKernels implements RangeKernels permits VectorRangeKernels {

    @Override
    public void narrow(byte[] values, int from, int count, byte low, byte high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    @Override
    public void narrow(short[] values, int from, int count, short low, short high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    @Override
    public void narrow(int[] values, int from, int count, int low, int high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    @Override
    public void narrow(long[] values, int from, int count, long low, long high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    @Override
    public void narrow(float[] values, int from, int count, float low, float high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    @Override
    public void narrow(double[] values, int from, int count, double low, double high, boolean inside, long[] bits) {
        narrow(values, from, 0, count, low, high, inside, bits);
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            byte[] values, int from, int row, int count, byte low, byte high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                byte value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            short[] values, int from, int row, int count, short low, short high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                short value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            int[] values, int from, int row, int count, int low, int high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                int value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            long[] values, int from, int row, int count, long low, long high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                long value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            float[] values, int from, int row, int count, float low, float high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                float value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }

    /// Narrows from bit `row` on, which begins a word.
    static void narrow(
            double[] values, int from, int row, int count, double low, double high, boolean inside, long[] bits) {
        for (int start = row; start < count; start += 64) {
            if (bits[start >> 6] == 0) {
                continue;
            }
            long in = 0;
            for (int i = start; i < Math.min(start + 64, count); i++) {
                double value = values[from + i];
                in |= (value >= low && value <= high ? 1L : 0L) << i;
            }
            bits[start >> 6] &= inside ? in : ~in;
        }
    }
}
