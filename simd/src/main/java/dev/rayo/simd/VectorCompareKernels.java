package dev.rayo.simd;

import java.util.Arrays;

/// Comparisons by vector, one class of loops per type. NE, GE and LE, and for floats GT, are complements.
final class VectorCompareKernels implements CompareKernels {

    @Override
    public void compare(Comparison comparison, int[] left, int right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorIntCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorIntCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorIntCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorIntCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorIntCompareKernels.greater(left, right, count, 0, selected);
            case LE -> VectorIntCompareKernels.greater(left, right, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, int[] left, int[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorIntCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorIntCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorIntCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorIntCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorIntCompareKernels.less(right, left, count, 0, selected);
            case LE -> VectorIntCompareKernels.less(right, left, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, long[] left, long right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorLongCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorLongCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorLongCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorLongCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorLongCompareKernels.greater(left, right, count, 0, selected);
            case LE -> VectorLongCompareKernels.greater(left, right, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, long[] left, long[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorLongCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorLongCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorLongCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorLongCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorLongCompareKernels.less(right, left, count, 0, selected);
            case LE -> VectorLongCompareKernels.less(right, left, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, float[] left, float right, int count, long[] selected) {
        if (Float.isNaN(right)) {
            switch (comparison) {
                case EQ, GE -> VectorFloatCompareKernels.isNan(left, count, 0, selected);
                case NE, LT -> VectorFloatCompareKernels.isNan(left, count, -1, selected);
                case GT -> fill(0, count, selected);
                case LE -> fill(-1, count, selected);
            }
            return;
        }
        switch (comparison) {
            case EQ -> VectorFloatCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorFloatCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorFloatCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorFloatCompareKernels.less(left, right, count, -1, selected);
            case LE -> VectorFloatCompareKernels.lessOrEqual(left, right, count, 0, selected);
            case GT -> VectorFloatCompareKernels.lessOrEqual(left, right, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, float[] left, float[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorFloatCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorFloatCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorFloatCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorFloatCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorFloatCompareKernels.less(right, left, count, 0, selected);
            case LE -> VectorFloatCompareKernels.less(right, left, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, double[] left, double right, int count, long[] selected) {
        if (Double.isNaN(right)) {
            switch (comparison) {
                case EQ, GE -> VectorDoubleCompareKernels.isNan(left, count, 0, selected);
                case NE, LT -> VectorDoubleCompareKernels.isNan(left, count, -1, selected);
                case GT -> fill(0, count, selected);
                case LE -> fill(-1, count, selected);
            }
            return;
        }
        switch (comparison) {
            case EQ -> VectorDoubleCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorDoubleCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorDoubleCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorDoubleCompareKernels.less(left, right, count, -1, selected);
            case LE -> VectorDoubleCompareKernels.lessOrEqual(left, right, count, 0, selected);
            case GT -> VectorDoubleCompareKernels.lessOrEqual(left, right, count, -1, selected);
        }
    }

    @Override
    public void compare(Comparison comparison, double[] left, double[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorDoubleCompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorDoubleCompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorDoubleCompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorDoubleCompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorDoubleCompareKernels.less(right, left, count, 0, selected);
            case LE -> VectorDoubleCompareKernels.less(right, left, count, -1, selected);
        }
    }

    @Override
    public void compare128(Comparison comparison, long[] left, long high, long low, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorInt128CompareKernels.equal(left, high, low, count, 0, selected);
            case NE -> VectorInt128CompareKernels.equal(left, high, low, count, -1, selected);
            case LT -> VectorInt128CompareKernels.less(left, high, low, count, 0, selected);
            case GE -> VectorInt128CompareKernels.less(left, high, low, count, -1, selected);
            case GT -> VectorInt128CompareKernels.greater(left, high, low, count, 0, selected);
            case LE -> VectorInt128CompareKernels.greater(left, high, low, count, -1, selected);
        }
    }

    @Override
    public void compare128(Comparison comparison, long[] left, long[] right, int count, long[] selected) {
        switch (comparison) {
            case EQ -> VectorInt128CompareKernels.equal(left, right, count, 0, selected);
            case NE -> VectorInt128CompareKernels.equal(left, right, count, -1, selected);
            case LT -> VectorInt128CompareKernels.less(left, right, count, 0, selected);
            case GE -> VectorInt128CompareKernels.less(left, right, count, -1, selected);
            case GT -> VectorInt128CompareKernels.less(right, left, count, 0, selected);
            case LE -> VectorInt128CompareKernels.less(right, left, count, -1, selected);
        }
    }

    @Override
    public void between(
            int[] values, int low, boolean lowInclusive, int high, boolean highInclusive, int count, long[] selected) {
        long from = lowInclusive ? low : low + 1L;
        long to = highInclusive ? high : high - 1L;
        if (from > to) {
            fill(0, count, selected);
        } else {
            VectorIntCompareKernels.between(values, (int) from, (int) to, count, 0, selected);
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
        boolean above = !lowInclusive && low == Long.MAX_VALUE;
        boolean below = !highInclusive && high == Long.MIN_VALUE;
        long from = lowInclusive ? low : low + 1;
        long to = highInclusive ? high : high - 1;
        if (above || below || from > to) {
            fill(0, count, selected);
        } else {
            VectorLongCompareKernels.between(values, from, to, count, 0, selected);
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
        boolean above = !lowInclusive && (Double.isNaN(low) || low == Double.POSITIVE_INFINITY && !Double.isNaN(high));
        boolean below = !highInclusive && high == Double.NEGATIVE_INFINITY;
        if (above || below || Double.isNaN(low) && !Double.isNaN(high)) {
            fill(0, count, selected);
        } else if (Double.isNaN(high)) {
            // All numbers are below NaN; what is left is the lower end, and whether NaN itself belongs.
            compare(lowInclusive ? Comparison.GE : Comparison.GT, values, low, count, selected);
            if (!highInclusive) {
                long[] numbers = new long[Bits.words(count)];
                VectorDoubleCompareKernels.isNan(values, count, -1, numbers);
                for (int word = 0; word < numbers.length; word++) {
                    selected[word] &= numbers[word];
                }
            }
        } else {
            double from = lowInclusive ? low : Math.nextUp(low);
            double to = highInclusive ? high : Math.nextDown(high);
            VectorDoubleCompareKernels.between(values, from, to, count, 0, selected);
        }
    }

    @Override
    public void in(int[] values, int[] set, int count, long[] selected) {
        VectorIntCompareKernels.in(values, set, count, selected);
    }

    @Override
    public void in(long[] values, long[] set, int count, long[] selected) {
        VectorLongCompareKernels.in(values, set, count, selected);
    }

    private static void fill(long word, int count, long[] selected) {
        Arrays.fill(selected, 0, Bits.words(count), word);
        Bits.clearUnused(selected, count);
    }
}
