package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RangeKernelsTest {
    private static final int FROM = 5;

    @ParameterizedTest
    @EnumSource
    void rangesKeepWhatLiesInThem(Subject subject) {
        subject.verify(WholeNumbers.class);
    }

    @ParameterizedTest
    @EnumSource
    void nanLiesInNoRange(Subject subject) {
        subject.verify(Floats.class);
    }

    /// Calls a kernel on bits that hold a part of the rows, and compares with `in`, which takes row numbers of the array.
    private static void check(
            String name,
            Sample sample,
            int count,
            boolean inside,
            IntPredicate in,
            Consumer<long[]> kernel) {
        for (double share : new double[] {1, 0.4, 0.01}) {
            long[] before = Sample.bitsWhere(count, row -> sample.below(1_000) < share * 1_000);
            long[] narrowed = before.clone();
            kernel.accept(narrowed);
            assertThat(narrowed)
                    .as("%s, count=%d, inside=%s, share=%s", name, count, inside, share)
                    .isEqualTo(Sample.bitsWhere(
                            count,
                            row -> (before[row >> 6] >>> row & 1) != 0 && in.test(FROM + row) == inside));
        }
    }

    static final class WholeNumbers implements KernelCheck {
        private static final long[][] RANGES = {{-3, 2}, {0, 0}, {3, -3}, {-100, 100}};

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(11);
            RangeKernels ranges = kernels.ranges();
            for (int count : Sample.COUNTS) {
                int[] ints = sample.ints(count);
                long[] longs = sample.longs(count);
                byte[] bytes = sample.bytes(count + FROM);
                short[] shorts = new short[ints.length];
                for (int i = 0; i < ints.length; i++) {
                    shorts[i] = (short) ints[i];
                }
                for (boolean inside : new boolean[] {true, false}) {
                    for (long[] range : RANGES) {
                        check(ranges, sample, count, inside, range[0], range[1], bytes, shorts, ints, longs);
                    }
                    check(
                            "byte", sample, count, inside, i -> true, bits -> ranges.narrow(
                                    bytes, FROM, count, Byte.MIN_VALUE, Byte.MAX_VALUE, inside, bits));
                    check(
                            "short", sample, count, inside, i -> shorts[i] <= -5, bits -> ranges.narrow(
                                    shorts, FROM, count, Short.MIN_VALUE, (short) -5, inside, bits));
                    check(
                            "int", sample, count, inside, i -> ints[i] >= 7, bits -> ranges.narrow(
                                    ints, FROM, count, 7, Integer.MAX_VALUE, inside, bits));
                    check(
                            "long", sample, count, inside, i -> longs[i] <= 1L << 40, bits -> ranges.narrow(
                                    longs, FROM, count, Long.MIN_VALUE, 1L << 40, inside, bits));
                }
            }
        }

        private static void check(
                RangeKernels ranges,
                Sample sample,
                int count,
                boolean inside,
                long low,
                long high,
                byte[] bytes,
                short[] shorts,
                int[] ints,
                long[] longs) {
            RangeKernelsTest.check(
                    "byte", sample, count, inside, i -> bytes[i] >= low && bytes[i] <= high, bits -> ranges.narrow(
                            bytes, FROM, count, (byte) low, (byte) high, inside, bits));
            RangeKernelsTest.check(
                    "short", sample, count, inside, i -> shorts[i] >= low && shorts[i] <= high, bits -> ranges.narrow(
                            shorts, FROM, count, (short) low, (short) high, inside, bits));
            RangeKernelsTest.check(
                    "int", sample, count, inside, i -> ints[i] >= low && ints[i] <= high, bits -> ranges.narrow(
                            ints, FROM, count, (int) low, (int) high, inside, bits));
            RangeKernelsTest.check(
                    "long", sample, count, inside, i -> longs[i] >= low && longs[i] <= high, bits -> ranges.narrow(
                            longs, FROM, count, low, high, inside, bits));
        }

        private static void check(
                String name,
                Sample sample,
                int count,
                boolean inside,
                IntPredicate in,
                Consumer<long[]> kernel) {
            RangeKernelsTest.check(name, sample, count, inside, in, kernel);
        }
    }

    static final class Floats implements KernelCheck {
        private static final double[][] RANGES = {
            {-1.5, 1.5},
            {0.0, 0.0},
            {-0.0, -0.0},
            {1, 0},
            {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY},
            {Double.NEGATIVE_INFINITY, -Double.MIN_VALUE},
            {Double.MAX_VALUE, Double.POSITIVE_INFINITY}
        };

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(12);
            RangeKernels ranges = kernels.ranges();
            for (int count : Sample.COUNTS) {
                double[] doubles = sample.doubles(count);
                float[] floats = sample.floats(count);
                for (boolean inside : new boolean[] {true, false}) {
                    for (double[] range : RANGES) {
                        double low = range[0];
                        double high = range[1];
                        float lowFloat = (float) low;
                        float highFloat = (float) high;
                        check(
                                "double", sample, count, inside, i -> doubles[i] >= low && doubles[i] <= high,
                                bits -> ranges.narrow(doubles, FROM, count, low, high, inside, bits));
                        check(
                                "float", sample, count, inside, i -> floats[i] >= lowFloat && floats[i] <= highFloat,
                                bits -> ranges.narrow(floats, FROM, count, lowFloat, highFloat, inside, bits));
                    }
                }
            }
        }
    }
}
