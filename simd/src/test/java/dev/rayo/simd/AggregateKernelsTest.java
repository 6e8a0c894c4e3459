package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregateKernelsTest {

    @ParameterizedTest
    @EnumSource
    void sumsOfIntegersAreExact(Subject subject) {
        subject.verify(IntegerSums.class);
    }

    @ParameterizedTest
    @EnumSource
    void sumsOfDoublesFollowTheStatedOrder(Subject subject) {
        subject.verify(DoubleSums.class);
    }

    @ParameterizedTest
    @EnumSource
    void extremesFollowTheOrderOfSql(Subject subject) {
        subject.verify(Extremes.class);
    }

    @ParameterizedTest
    @EnumSource
    void lanesOfIntHalvesNeverOverflow(Subject subject) {
        subject.verify(LongIntSums.class);
    }

    /// The rows that take part, in order.
    private static int[] rows(int @Nullable [] selection, int count, long @Nullable [] validity) {
        IntStream rows = selection == null ? IntStream.range(0, count) : Arrays.stream(selection, 0, count);
        return rows.filter(row -> Bits.isSet(validity, row)).toArray();
    }

    interface Body {
        void accept(int rows, int count, long @Nullable [] validity, int @Nullable [] selection);
    }

    /// Calls `body` for every row count, null mode, and with and without a selection.
    private static void forAll(Sample sample, Body body) {
        for (int rows : Sample.COUNTS) {
            for (long[] validity : sample.validities(rows)) {
                body.accept(rows, rows, validity, null);
                int[] selection = sample.selection(rows, 0.6);
                body.accept(rows, selection.length - Sample.STALE, validity, selection);
            }
        }
    }

    static final class IntegerSums implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            AggregateKernels aggregate = kernels.aggregate();
            forAll(sample, (rows, count, validity, selection) -> {
                int[] taken = rows(selection, count, validity);
                int[] ints = sample.ints(rows);
                assertThat(aggregate.sum(ints, validity, selection, count))
                        .isEqualTo(Arrays.stream(taken).mapToLong(row -> ints[row]).sum());

                long[] longs = sample.longs(rows);
                long[] sum = {-1, -5};
                aggregate.sum(longs, validity, selection, count, sum);
                assertThat(Sample.int128(sum, 0))
                        .isEqualTo(exact(taken, row -> BigInteger.valueOf(longs[row]))
                                .subtract(BigInteger.valueOf(5)));

                long[] wides = sample.int128s(rows);
                for (int i = 0; i < wides.length; i += 2) {
                    wides[i] >>= 16;
                }
                long[] wideSum = {0, 3};
                assertThat(aggregate.sum128(wides, validity, selection, count, wideSum)).isTrue();
                assertThat(Sample.int128(wideSum, 0))
                        .isEqualTo(exact(taken, row -> Sample.int128(wides, row)).add(BigInteger.valueOf(3)));
            });
            assertThat(aggregate.sum128(
                            new long[] {Long.MAX_VALUE, -1}, null, null, 1, new long[] {0, 1}))
                    .isFalse();
        }

        private static BigInteger exact(int[] rows, IntFunction<BigInteger> value) {
            return Arrays.stream(rows).mapToObj(value).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    static final class LongIntSums implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            int count = 600_000;
            int[] values = new int[count];
            for (int value : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0xffff}) {
                Arrays.fill(values, value);
                assertThat(kernels.aggregate().sum(values, null, null, count)).isEqualTo((long) value * count);
                long[] validity = new long[Bits.words(count)];
                Arrays.fill(validity, 0x5555_5555_5555_5555L);
                assertThat(kernels.aggregate().sum(values, validity, null, count))
                        .isEqualTo((long) value * (count / 2));
            }
        }
    }

    static final class DoubleSums implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            AggregateKernels aggregate = kernels.aggregate();
            forAll(sample, (rows, count, validity, selection) -> {
                for (double[] values : new double[][] {sample.finiteDoubles(rows), sample.doubles(rows)}) {
                    float[] floats = new float[values.length];
                    for (int i = 0; i < values.length; i++) {
                        floats[i] = (float) values[i];
                    }
                    assertThat((Object) aggregate.sum(values, validity, selection, count))
                            .as("rows=%s", rows)
                            .isEqualTo(expected(row -> values[row], validity, selection, count));
                    assertThat((Object) aggregate.sum(floats, validity, selection, count))
                            .as("rows=%s", rows)
                            .isEqualTo(expected(row -> floats[row], validity, selection, count));
                }
            });
            // The only way to a negative zero would be an accumulator that never was positive zero.
            assertThat((Object) aggregate.sum(new double[] {-0.0, -0.0}, null, null, 2)).isEqualTo(0.0);
            assertThat(Double.doubleToRawLongBits(aggregate.sum(
                            new double[] {Double.longBitsToDouble(0xfff8_0000_0000_1234L), 1}, null, null, 2)))
                    .isEqualTo(Double.doubleToRawLongBits(Double.NaN));
        }

        private static double expected(
                IntToDoubleFunction values, long @Nullable [] validity, int @Nullable [] selection, int count) {
            double[] accumulators = new double[32];
            for (int i = 0; i < count; i++) {
                int row = selection == null ? i : selection[i];
                if (Bits.isSet(validity, row)) {
                    accumulators[i % 32] += values.applyAsDouble(row);
                }
            }
            return tree(accumulators, 0, 32, 1);
        }

        /// Sums accumulators `first`, `first + step` and so on, halves apart, as the Javadoc words it.
        private static double tree(double[] accumulators, int first, int count, int step) {
            return count == 1
                    ? accumulators[first]
                    : tree(accumulators, first, count / 2, 2 * step)
                            + tree(accumulators, first + step, count / 2, 2 * step);
        }
    }

    static final class Extremes implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            AggregateKernels aggregate = kernels.aggregate();
            forAll(sample, (rows, count, validity, selection) -> {
                int[] taken = rows(selection, count, validity);
                int[] ints = sample.ints(rows);
                assertThat(aggregate.min(ints, validity, selection, count, 7))
                        .isEqualTo(Arrays.stream(taken).map(row -> ints[row]).reduce(7, Math::min));
                assertThat(aggregate.max(ints, validity, selection, count, -7))
                        .isEqualTo(Arrays.stream(taken).map(row -> ints[row]).reduce(-7, Math::max));
                long[] longs = sample.longs(rows);
                assertThat(aggregate.min(longs, validity, selection, count, 7))
                        .isEqualTo(Arrays.stream(taken).mapToLong(row -> longs[row]).reduce(7, Math::min));
                assertThat(aggregate.max(longs, validity, selection, count, -7))
                        .isEqualTo(Arrays.stream(taken).mapToLong(row -> longs[row]).reduce(-7, Math::max));
                // Double.compare has NaN last and tells the zeros apart, as the Javadoc says.
                double[] doubles = sample.doubles(rows);
                assertThat((Object) aggregate.min(doubles, validity, selection, count, Double.NaN))
                        .isEqualTo(Arrays.stream(taken)
                                .mapToDouble(row -> doubles[row])
                                .reduce(Double.NaN, (a, b) -> Double.compare(a, b) <= 0 ? a : b));
                assertThat((Object) aggregate.max(doubles, validity, selection, count, -1 / 0.0))
                        .isEqualTo(Arrays.stream(taken)
                                .mapToDouble(row -> doubles[row])
                                .reduce(-1 / 0.0, (a, b) -> Double.compare(a, b) >= 0 ? a : b));
                float[] floats = sample.floats(rows);
                float least = Float.NaN;
                float greatest = -1 / 0f;
                for (int row : taken) {
                    least = Float.compare(least, floats[row]) <= 0 ? least : floats[row];
                    greatest = Float.compare(greatest, floats[row]) >= 0 ? greatest : floats[row];
                }
                assertThat((Object) aggregate.min(floats, validity, selection, count, Float.NaN)).isEqualTo(least);
                assertThat((Object) aggregate.max(floats, validity, selection, count, -1 / 0f)).isEqualTo(greatest);

                long[] wides = sample.int128s(rows);
                long[] min = {Long.MAX_VALUE, -1};
                long[] max = {Long.MIN_VALUE, 0};
                BigInteger wideMin = Sample.int128(min, 0);
                BigInteger wideMax = Sample.int128(max, 0);
                for (int row : taken) {
                    wideMin = wideMin.min(Sample.int128(wides, row));
                    wideMax = wideMax.max(Sample.int128(wides, row));
                }
                aggregate.min128(wides, validity, selection, count, min);
                aggregate.max128(wides, validity, selection, count, max);
                assertThat(Sample.int128(min, 0)).isEqualTo(wideMin);
                assertThat(Sample.int128(max, 0)).isEqualTo(wideMax);
            });
        }
    }
}
