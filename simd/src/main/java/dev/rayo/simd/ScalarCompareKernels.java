package dev.rayo.simd;

import java.util.Arrays;

/// Defines the comparisons: three loops per type, for equal, less and greater; the other three are their complements.
final class ScalarCompareKernels implements CompareKernels {

    @Override
    public void compare(Comparison comparison, int[] left, int right, int count, long[] selected) {
        switch (comparison) {
            case EQ, NE -> equal(left, right, count, selected);
            case LT, GE -> less(left, right, count, selected);
            case GT, LE -> greater(left, right, count, selected);
        }
        complete(comparison, count, selected);
    }

    private static void equal(int[] left, int right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] == right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void less(int[] left, int right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] < right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void greater(int[] left, int right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] > right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, int[] left, int[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ, NE -> equal(left, right, count, selected);
            case LT, GE -> less(left, right, count, selected);
            case GT, LE -> less(right, left, count, selected);
        }
        complete(comparison, count, selected);
    }

    private static void equal(int[] left, int[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] == right[row] ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void less(int[] left, int[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] < right[row] ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, long[] left, long right, int count, long[] selected) {
        switch (comparison) {
            case EQ, NE -> equal(left, right, count, selected);
            case LT, GE -> less(left, right, count, selected);
            case GT, LE -> greater(left, right, count, selected);
        }
        complete(comparison, count, selected);
    }

    private static void equal(long[] left, long right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] == right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void less(long[] left, long right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] < right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void greater(long[] left, long right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] > right ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, long[] left, long[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ, NE -> equal(left, right, count, selected);
            case LT, GE -> less(left, right, count, selected);
            case GT, LE -> less(right, left, count, selected);
        }
        complete(comparison, count, selected);
    }

    private static void equal(long[] left, long[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] == right[row] ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    private static void less(long[] left, long[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (left[row] < right[row] ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, float[] left, float right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (holds(comparison, FloatOrder.compare(left[row], right)) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, float[] left, float[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (holds(comparison, FloatOrder.compare(left[row], right[row])) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, double[] left, double right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (holds(comparison, FloatOrder.compare(left[row], right)) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare(Comparison comparison, double[] left, double[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (holds(comparison, FloatOrder.compare(left[row], right[row])) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare128(Comparison comparison, long[] left, long high, long low, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                int order = Int128.compare(left[2 * row], left[2 * row + 1], high, low);
                bits |= (holds(comparison, order) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void compare128(Comparison comparison, long[] left, long[] right, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                int at = 2 * row;
                int order = Int128.compare(left[at], left[at + 1], right[at], right[at + 1]);
                bits |= (holds(comparison, order) ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void between(
            int[] values, int low, boolean lowInclusive, int high, boolean highInclusive, int count, long[] selected) {
        // Closed ends in long, so that the open range above the greatest int is simply empty.
        long from = lowInclusive ? low : low + 1L;
        long to = highInclusive ? high : high - 1L;
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (from <= values[row] && values[row] <= to ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void between(
            long[] values,
            long low,
            boolean lowInclusive,
            long high,
            boolean highInclusive,
            int count,
            long[] selected) {
        if (!lowInclusive && low == Long.MAX_VALUE || !highInclusive && high == Long.MIN_VALUE) {
            Arrays.fill(selected, 0, Bits.words(count), 0);
            return;
        }
        long from = lowInclusive ? low : low + 1;
        long to = highInclusive ? high : high - 1;
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                bits |= (from <= values[row] && values[row] <= to ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void between(
            double[] values,
            double low,
            boolean lowInclusive,
            double high,
            boolean highInclusive,
            int count,
            long[] selected) {
        Comparison atLow = lowInclusive ? Comparison.GE : Comparison.GT;
        Comparison atHigh = highInclusive ? Comparison.LE : Comparison.LT;
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean inside = holds(atLow, FloatOrder.compare(values[row], low))
                        && holds(atHigh, FloatOrder.compare(values[row], high));
                bits |= (inside ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void in(int[] values, int[] set, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean found = false;
                for (int member : set) {
                    found |= values[row] == member;
                }
                bits |= (found ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void in(long[] values, long[] set, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean found = false;
                for (long member : set) {
                    found |= values[row] == member;
                }
                bits |= (found ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    /// Turns the bits of EQ, LT or GT into those of `comparison`.
    private static void complete(Comparison comparison, int count, long[] selected) {
        switch (comparison) {
            case EQ, LT, GT -> {}
            case NE, GE, LE -> Bits.invert(selected, count);
        }
    }

    /// Tells whether `comparison` holds of two values whose order is negative, zero or positive.
    static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }
}
