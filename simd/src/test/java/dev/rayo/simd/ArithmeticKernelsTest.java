package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticKernelsTest {

    @ParameterizedTest
    @EnumSource
    void intsAreExactOrNameTheFirstOverflow(Subject subject) {
        subject.verify(Ints.class);
    }

    @ParameterizedTest
    @EnumSource
    void longsAreExactOrNameTheFirstOverflow(Subject subject) {
        subject.verify(Longs.class);
    }

    @ParameterizedTest
    @EnumSource
    void theLastRowOverflowsToo(Subject subject) {
        subject.verify(LastRow.class);
    }

    @ParameterizedTest
    @EnumSource
    void floatsFollowIeee754(Subject subject) {
        subject.verify(Floats.class);
    }

    static BigInteger exact(ExactOperation operation, long left, long right) {
        BigInteger a = BigInteger.valueOf(left);
        BigInteger b = BigInteger.valueOf(right);
        return switch (operation) {
            case ADD -> a.add(b);
            case SUBTRACT -> a.subtract(b);
            case MULTIPLY -> a.multiply(b);
        };
    }

    private static boolean inside(BigInteger value, long min, long max) {
        return value.compareTo(BigInteger.valueOf(min)) >= 0 && value.compareTo(BigInteger.valueOf(max)) <= 0;
    }

    /// Checks results up to the first overflow of a valid row, which must be `found`.
    private static void check(
            ExactOperation operation,
            long[] left,
            long[] right,
            long min,
            long max,
            long @Nullable [] validity,
            int count,
            long[] out,
            int found) {
        for (int row = 0; row < count; row++) {
            BigInteger exact = exact(operation, left[row], right[row]);
            if (!inside(exact, min, max)) {
                if (Bits.isSet(validity, row)) {
                    assertThat(found)
                            .as("%s %s %s, count=%s", left[row], operation, right[row], count)
                            .isEqualTo(row);
                    return;
                }
            } else if (found < 0) {
                assertThat(out[row])
                        .as("%s %s %s at %s of %s", left[row], operation, right[row], row, count)
                        .isEqualTo(exact.longValueExact());
            }
        }
        assertThat(found).as("%s, count=%s", operation, count).isEqualTo(-1);
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static long[] constant(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    static final class Ints implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            int[][] ranges = {
                {Byte.MIN_VALUE, Byte.MAX_VALUE},
                {Short.MIN_VALUE, Short.MAX_VALUE},
                {Integer.MIN_VALUE, Integer.MAX_VALUE},
                {-999_999_999, 999_999_999},
                {Integer.MAX_VALUE - 1, Integer.MAX_VALUE}
            };
            for (ExactOperation operation : ExactOperation.values()) {
                for (int[] range : ranges) {
                    for (int count : Sample.COUNTS) {
                        for (long[] validity : sample.validities(count)) {
                            // Small magnitudes too, or nearly every vector would overflow in its first rows.
                            int shift = sample.below(32);
                            int[] left = sample.ints(count);
                            int[] right = sample.ints(count);
                            for (int i = 0; i < left.length && shift > 8; i++) {
                                left[i] >>= shift;
                                right[i] >>= shift;
                            }
                            verify(kernels.arithmetic(), operation, left, right, range, validity, count);
                        }
                    }
                }
            }
        }

        private static void verify(
                ArithmeticKernels arithmetic,
                ExactOperation operation,
                int[] left,
                int[] right,
                int[] range,
                long @Nullable [] validity,
                int count) {
            int min = range[0];
            int max = range[1];
            int[] out = new int[count];
            int found = arithmetic.apply(operation, left, right, min, max, validity, count, out);
            check(operation, widened(left), widened(right), min, max, validity, count, widened(out), found);
            int[] constants = {0, 1, -1, 3, -100, Integer.MIN_VALUE, Integer.MAX_VALUE};
            for (int value : constants) {
                found = arithmetic.apply(operation, left, value, min, max, validity, count, out);
                check(operation, widened(left), constant(value, count), min, max, validity, count, widened(out), found);
                found = arithmetic.apply(operation, value, right, min, max, validity, count, out);
                check(
                        operation,
                        constant(value, count),
                        widened(right),
                        min,
                        max,
                        validity,
                        count,
                        widened(out),
                        found);
            }
            int[] inPlace = left.clone();
            int again = arithmetic.apply(operation, inPlace, right, min, max, validity, count, inPlace);
            check(operation, widened(left), widened(right), min, max, validity, count, widened(inPlace), again);
        }
    }

    static final class Longs implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            long[][] ranges = {
                {Long.MIN_VALUE, Long.MAX_VALUE},
                {-999_999_999_999_999_999L, 999_999_999_999_999_999L},
                {-99, 99},
                {Long.MIN_VALUE, Long.MIN_VALUE + 1},
                {Long.MAX_VALUE - 1, Long.MAX_VALUE}
            };
            for (ExactOperation operation : ExactOperation.values()) {
                for (long[] range : ranges) {
                    for (int count : Sample.COUNTS) {
                        for (long[] validity : sample.validities(count)) {
                            int shift = sample.below(64);
                            long[] left = sample.longs(count);
                            long[] right = sample.longs(count);
                            for (int i = 0; i < left.length && shift > 16; i++) {
                                left[i] >>= shift;
                                right[i] >>= shift;
                            }
                            verify(kernels.arithmetic(), operation, left, right, range, validity, count);
                        }
                    }
                }
            }
        }

        private static void verify(
                ArithmeticKernels arithmetic,
                ExactOperation operation,
                long[] left,
                long[] right,
                long[] range,
                long @Nullable [] validity,
                int count) {
            long min = range[0];
            long max = range[1];
            long[] out = new long[count];
            int found = arithmetic.apply(operation, left, right, min, max, validity, count, out);
            check(operation, left, right, min, max, validity, count, out, found);
            long[] constants = {0, 1, -1, 3, -100, Long.MIN_VALUE, Long.MAX_VALUE};
            for (long value : constants) {
                found = arithmetic.apply(operation, left, value, min, max, validity, count, out);
                check(operation, left, constant(value, count), min, max, validity, count, out, found);
                found = arithmetic.apply(operation, value, right, min, max, validity, count, out);
                check(operation, constant(value, count), right, min, max, validity, count, out, found);
            }
            long[] inPlace = right.clone();
            int again = arithmetic.apply(operation, left, inPlace, min, max, validity, count, inPlace);
            check(operation, left, right, min, max, validity, count, inPlace, again);
        }
    }

    static final class LastRow implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            ArithmeticKernels arithmetic = kernels.arithmetic();
            for (int count : Sample.COUNTS) {
                if (count == 0) {
                    continue;
                }
                long[] longs = new long[count];
                int[] ints = new int[count];
                longs[count - 1] = Long.MAX_VALUE;
                ints[count - 1] = Integer.MAX_VALUE;
                long[] longOut = new long[count];
                int[] intOut = new int[count];
                for (ExactOperation operation : new ExactOperation[] {ExactOperation.ADD, ExactOperation.MULTIPLY}) {
                    assertThat(arithmetic.apply(
                                    operation, longs, longs, Long.MIN_VALUE, Long.MAX_VALUE, null, count, longOut))
                            .isEqualTo(count - 1);
                    assertThat(arithmetic.apply(
                                    operation, longs, 2L, Long.MIN_VALUE, Long.MAX_VALUE, null, count, longOut))
                            .isEqualTo(count - 1);
                    assertThat(arithmetic.apply(
                                    operation, ints, ints, Integer.MIN_VALUE, Integer.MAX_VALUE, null, count, intOut))
                            .isEqualTo(count - 1);
                    assertThat(arithmetic.apply(
                                    operation, ints, 2, Integer.MIN_VALUE, Integer.MAX_VALUE, null, count, intOut))
                            .isEqualTo(count - 1);
                }
                assertThat(arithmetic.apply(
                                ExactOperation.SUBTRACT,
                                -2L,
                                longs,
                                Long.MIN_VALUE,
                                Long.MAX_VALUE,
                                null,
                                count,
                                longOut))
                        .isEqualTo(count - 1);
            }
        }
    }

    static final class Floats implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            ArithmeticKernels arithmetic = kernels.arithmetic();
            for (FloatOperation operation : FloatOperation.values()) {
                for (int count : Sample.COUNTS) {
                    double[] a = sample.doubles(count);
                    double[] b = sample.doubles(count);
                    double[] out = new double[count];
                    float[] c = sample.floats(count);
                    float[] d = sample.floats(count);
                    float[] floatOut = new float[count];
                    arithmetic.apply(operation, a, b, count, out);
                    arithmetic.apply(operation, c, d, count, floatOut);
                    for (int i = 0; i < count; i++) {
                        assertThat((Object) out[i]).isEqualTo(of(operation, a[i], b[i]));
                        assertThat((Object) floatOut[i]).isEqualTo(of(operation, c[i], d[i]));
                    }
                    arithmetic.apply(operation, a, -2.5, count, out);
                    arithmetic.apply(operation, c, -2.5f, count, floatOut);
                    for (int i = 0; i < count; i++) {
                        assertThat((Object) out[i]).isEqualTo(of(operation, a[i], -2.5));
                        assertThat((Object) floatOut[i]).isEqualTo(of(operation, c[i], -2.5f));
                    }
                    arithmetic.apply(operation, 0.0, b, count, out);
                    arithmetic.apply(operation, 0.0f, d, count, floatOut);
                    for (int i = 0; i < count; i++) {
                        assertThat((Object) out[i]).isEqualTo(of(operation, 0.0, b[i]));
                        assertThat((Object) floatOut[i]).isEqualTo(of(operation, 0.0f, d[i]));
                    }
                }
            }
        }

        private static double of(FloatOperation operation, double a, double b) {
            return switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
            };
        }

        private static float of(FloatOperation operation, float a, float b) {
            return switch (operation) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> a / b;
            };
        }
    }
}
