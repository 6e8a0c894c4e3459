package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CastKernelsTest {

    @ParameterizedTest
    @EnumSource
    void wideningConvertsEveryRow(Subject subject) {
        subject.verify(Unchecked.class);
    }

    @ParameterizedTest
    @EnumSource
    void narrowingNamesTheFirstRowOutside(Subject subject) {
        subject.verify(Checked.class);
    }

    @ParameterizedTest
    @EnumSource
    void doublesRoundToEvenIntegers(Subject subject) {
        subject.verify(Rounding.class);
    }

    @ParameterizedTest
    @EnumSource
    void decimalsChangeTheirScaleExactlyOrRoundHalvesAway(Subject subject) {
        subject.verify(Scaling.class);
    }

    private static int first(int count, long @Nullable [] validity, IntPredicate fails) {
        for (int row = 0; row < count; row++) {
            if (Bits.isSet(validity, row) && fails.test(row)) {
                return row;
            }
        }
        return -1;
    }

    static final class Unchecked implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            CastKernels casts = kernels.casts();
            for (int count : Sample.COUNTS) {
                int[] ints = sample.ints(count);
                long[] longs = sample.longs(count);
                float[] floats = sample.floats(count);
                double[] doubles = sample.doubles(count);
                long[] longOut = new long[count];
                casts.toLong(ints, count, longOut);
                double[] ofInts = new double[count];
                casts.toDouble(ints, count, ofInts);
                double[] ofLongs = new double[count];
                casts.toDouble(longs, count, ofLongs);
                double[] ofFloats = new double[count];
                casts.toDouble(floats, count, ofFloats);
                float[] fromInts = new float[count];
                casts.toFloat(ints, count, fromInts);
                float[] fromLongs = new float[count];
                casts.toFloat(longs, count, fromLongs);
                float[] fromDoubles = new float[count];
                casts.toFloat(doubles, count, fromDoubles);
                for (int i = 0; i < count; i++) {
                    assertThat(longOut[i]).isEqualTo(ints[i]);
                    assertThat((Object) ofInts[i]).isEqualTo((double) ints[i]);
                    assertThat((Object) ofLongs[i]).isEqualTo((double) longs[i]);
                    assertThat((Object) ofFloats[i]).isEqualTo((double) floats[i]);
                    assertThat((Object) fromInts[i]).isEqualTo((float) ints[i]);
                    assertThat((Object) fromLongs[i]).isEqualTo((float) longs[i]);
                    assertThat((Object) fromDoubles[i]).isEqualTo((float) doubles[i]);
                }
            }
        }
    }

    static final class Checked implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            int[][] ranges = {{Integer.MIN_VALUE, Integer.MAX_VALUE}, {-128, 127}, {-40_000, 40_000}};
            for (int[] range : ranges) {
                for (int count : Sample.COUNTS) {
                    for (long[] validity : sample.validities(count)) {
                        long spread = range[1] + (long) sample.below(100);
                        long[] longs = sample.below(2) == 0 ? sample.longs(count) : sample.longs(count, -spread, spread);
                        int[] out = new int[count];
                        int found = kernels.casts().toInt(longs, range[0], range[1], validity, count, out);
                        assertThat(found)
                                .as("long, count=%s", count)
                                .isEqualTo(first(count, validity, i -> longs[i] < range[0] || longs[i] > range[1]));
                        for (int i = 0; i < count && found < 0; i++) {
                            assertThat(out[i]).isEqualTo((int) longs[i]);
                        }
                        int[] ints = sample.ints(count);
                        found = kernels.casts().toInt(ints, range[0], range[1], validity, count, out);
                        assertThat(found)
                                .as("int, count=%s", count)
                                .isEqualTo(first(count, validity, i -> ints[i] < range[0] || ints[i] > range[1]));
                        for (int i = 0; i < count && found < 0; i++) {
                            assertThat(out[i]).isEqualTo(ints[i]);
                        }
                    }
                }
            }
        }
    }

    static final class Rounding implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            CastKernels casts = kernels.casts();
            double[] halves = {-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.4, -0.0};
            int[] ints = new int[halves.length];
            assertThat(casts.toInt(halves, -2, 2, null, halves.length, ints)).isEqualTo(-1);
            assertThat(ints).containsExactly(-2, -2, 0, 0, 2, 2, 2, 0);
            long[] longs = new long[halves.length];
            assertThat(casts.toLong(halves, Long.MIN_VALUE, Long.MAX_VALUE, null, halves.length, longs))
                    .isEqualTo(-1);
            assertThat(longs).containsExactly(-2, -2, 0, 0, 2, 2, 2, 0);

            for (double outside : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0, 0x1p63, -0x1.0000000000001p63}) {
                double[] values = {0, outside};
                assertThat(casts.toLong(values, Long.MIN_VALUE, Long.MAX_VALUE, null, 2, longs))
                        .as("%s", outside)
                        .isEqualTo(1);
                assertThat(casts.toInt(values, Integer.MIN_VALUE, Integer.MAX_VALUE, null, 2, ints))
                        .as("%s", outside)
                        .isEqualTo(1);
                assertThat(casts.toLong(values, Long.MIN_VALUE, Long.MAX_VALUE, new long[] {1}, 2, longs))
                        .isEqualTo(-1);
                assertThat(casts.toInt(values, -1, 1, new long[] {1}, 2, ints)).isEqualTo(-1);
            }
            assertThat(casts.toLong(new double[] {-0x1p63}, Long.MIN_VALUE, 0, null, 1, longs)).isEqualTo(-1);
            assertThat(longs[0]).isEqualTo(Long.MIN_VALUE);
            assertThat(casts.toLong(new double[] {100}, -99, 99, null, 1, longs)).isEqualTo(0);
        }
    }

    static final class Scaling implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            long bound = 999_999_999_999_999_999L;
            for (int digits = 0; digits <= 18; digits++) {
                for (int count : new int[] {0, 1, 7, 8, 65, 1_000}) {
                    for (long[] validity : sample.validities(count)) {
                        long most = bound / Int128.powerLow(sample.below(digits + 2) % 19);
                        long[] values = sample.longs(count, -most, most);
                        int scale = digits;
                        long[] out = new long[count];
                        int found = kernels.casts().scaleUp(values, digits, -bound, bound, validity, count, out);
                        assertThat(found)
                                .isEqualTo(first(
                                        count,
                                        validity,
                                        i -> BigInteger.valueOf(values[i])
                                                        .multiply(BigInteger.TEN.pow(scale))
                                                        .abs()
                                                        .compareTo(BigInteger.valueOf(bound))
                                                > 0));
                        for (int i = 0; i < count && found < 0; i++) {
                            assertThat(out[i]).isEqualTo(values[i] * Int128.powerLow(digits));
                        }
                        found = kernels.casts().scaleDown(values, digits, -1_000, 1_000, validity, count, out);
                        long[] expected = new long[count];
                        for (int i = 0; i < count; i++) {
                            expected[i] = BigDecimal.valueOf(values[i], digits)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .longValueExact();
                        }
                        assertThat(found).isEqualTo(first(count, validity, i -> Math.abs(expected[i]) > 1_000));
                        if (found < 0) {
                            assertThat(out).isEqualTo(expected);
                        }
                        double[] quotients = new double[count];
                        kernels.casts().scaledToDouble(values, digits, count, quotients);
                        for (int i = 0; i < count; i++) {
                            assertThat(quotients[i])
                                    .isEqualTo(BigDecimal.valueOf(values[i], digits).doubleValue());
                        }
                    }
                }
            }
            for (int digits = 1; digits <= 18; digits++) {
                long power = Int128.powerLow(digits);
                long[] halves = sample.longs(1_000);
                long[] expected = new long[1_000];
                for (int i = 0; i < 1_000; i++) {
                    // Next to a half or to a multiple, of magnitudes on both sides of what doubles hold.
                    long multiple = halves[i] % (Long.MAX_VALUE >> sample.below(62)) / power * power;
                    halves[i] = multiple + (i % 2 == 0 ? power / 2 : 0) + sample.below(3) - 1;
                    expected[i] = BigDecimal.valueOf(halves[i], digits)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
                }
                long[] scaled = new long[1_000];
                assertThat(kernels.casts()
                                .scaleDown(halves, digits, Long.MIN_VALUE, Long.MAX_VALUE, null, 1_000, scaled))
                        .isEqualTo(-1);
                assertThat(scaled).as("digits=%s", digits).isEqualTo(expected);
            }
            // No operand at all is in range: the definition runs.
            assertThat(kernels.casts().scaleUp(new long[] {0, 1}, 18, 1, 5, null, 2, new long[2])).isZero();
            long[] edges = {Long.MIN_VALUE, Long.MAX_VALUE, 5, -5, 4, -4, 15, -15};
            long[] out = new long[8];
            assertThat(kernels.casts().scaleDown(edges, 1, Long.MIN_VALUE, Long.MAX_VALUE, null, 8, out))
                    .isEqualTo(-1);
            assertThat(out)
                    .containsExactly(-922_337_203_685_477_581L, 922_337_203_685_477_581L, 1, -1, 0, 0, 2, -2);
        }
    }
}
