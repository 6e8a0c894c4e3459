package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompareKernelsTest {

    @ParameterizedTest
    @EnumSource
    void columnsCompareWithConstants(Subject subject) {
        subject.verify(WithConstants.class);
    }

    @ParameterizedTest
    @EnumSource
    void columnsCompareWithColumns(Subject subject) {
        subject.verify(WithColumns.class);
    }

    @ParameterizedTest
    @EnumSource
    void rangesIncludeTheirEndsOnlyWhereToldTo(Subject subject) {
        subject.verify(Ranges.class);
    }

    @ParameterizedTest
    @EnumSource
    void setsContainTheirMembersOnly(Subject subject) {
        subject.verify(Sets.class);
    }

    /// The order of SQL, written down once more in another way.
    static int order(double left, double right) {
        return Double.compare(left == 0 ? 0.0 : left, right == 0 ? 0.0 : right);
    }

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

    static final class WithConstants implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            CompareKernels compare = kernels.compare();
            for (int count : Sample.COUNTS) {
                for (Comparison comparison : Comparison.values()) {
                    String at = comparison + ", count=" + count;
                    int[] ints = sample.ints(count);
                    for (int bound : new int[] {0, -3, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                        long[] selected = Sample.dirtyBits(count);
                        compare.compare(comparison, ints, bound, count, selected);
                        assertThat(selected)
                                .as("int %s %s", at, bound)
                                .isEqualTo(Sample.bitsWhere(
                                        count, i -> holds(comparison, Integer.compare(ints[i], bound))));
                    }
                    long[] longs = sample.longs(count);
                    for (long bound : new long[] {0, -3, Long.MIN_VALUE, Long.MAX_VALUE}) {
                        long[] selected = Sample.dirtyBits(count);
                        compare.compare(comparison, longs, bound, count, selected);
                        assertThat(selected)
                                .as("long %s %s", at, bound)
                                .isEqualTo(Sample.bitsWhere(
                                        count, i -> holds(comparison, Long.compare(longs[i], bound))));
                    }
                    double[] doubles = sample.doubles(count);
                    float[] floats = sample.floats(count);
                    for (double bound : new double[] {0.0, -0.0, 1.5, Double.NaN, 1 / 0.0, -1 / 0.0}) {
                        long[] selected = Sample.dirtyBits(count);
                        compare.compare(comparison, doubles, bound, count, selected);
                        assertThat(selected)
                                .as("double %s %s", at, bound)
                                .isEqualTo(
                                        Sample.bitsWhere(count, i -> holds(comparison, order(doubles[i], bound))));
                        compare.compare(comparison, floats, (float) bound, count, selected);
                        assertThat(selected)
                                .as("float %s %s", at, bound)
                                .isEqualTo(
                                        Sample.bitsWhere(count, i -> holds(comparison, order(floats[i], (float) bound))));
                    }
                    long[] wides = sample.int128s(count);
                    long[] bounds = sample.int128s(3);
                    for (int bound = 0; bound < 3; bound++) {
                        int constant = bound;
                        long[] selected = Sample.dirtyBits(count);
                        compare.compare128(
                                comparison, wides, bounds[2 * bound], bounds[2 * bound + 1], count, selected);
                        assertThat(selected)
                                .as("int128 %s %s", at, Sample.int128(bounds, bound))
                                .isEqualTo(Sample.bitsWhere(
                                        count,
                                        i -> holds(
                                                comparison,
                                                Sample.int128(wides, i).compareTo(Sample.int128(bounds, constant)))));
                    }
                }
            }
        }
    }

    static final class WithColumns implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            CompareKernels compare = kernels.compare();
            for (int count : Sample.COUNTS) {
                for (Comparison comparison : Comparison.values()) {
                    String at = comparison + ", count=" + count;
                    long[] selected = Sample.dirtyBits(count);
                    int[] a = sample.ints(count);
                    int[] b = sample.ints(count);
                    compare.compare(comparison, a, b, count, selected);
                    assertThat(selected)
                            .as("int %s", at)
                            .isEqualTo(Sample.bitsWhere(count, i -> holds(comparison, Integer.compare(a[i], b[i]))));
                    long[] c = sample.longs(count);
                    long[] d = sample.longs(count);
                    compare.compare(comparison, c, d, count, selected);
                    assertThat(selected)
                            .as("long %s", at)
                            .isEqualTo(Sample.bitsWhere(count, i -> holds(comparison, Long.compare(c[i], d[i]))));
                    float[] e = sample.floats(count);
                    float[] f = sample.floats(count);
                    compare.compare(comparison, e, f, count, selected);
                    assertThat(selected)
                            .as("float %s", at)
                            .isEqualTo(Sample.bitsWhere(count, i -> holds(comparison, order(e[i], f[i]))));
                    double[] g = sample.doubles(count);
                    double[] h = sample.doubles(count);
                    compare.compare(comparison, g, h, count, selected);
                    assertThat(selected)
                            .as("double %s", at)
                            .isEqualTo(Sample.bitsWhere(count, i -> holds(comparison, order(g[i], h[i]))));
                    long[] k = sample.int128s(count);
                    long[] l = sample.int128s(count);
                    System.arraycopy(k, 0, l, 0, count / 4 * 2);
                    compare.compare128(comparison, k, l, count, selected);
                    assertThat(selected)
                            .as("int128 %s", at)
                            .isEqualTo(Sample.bitsWhere(
                                    count,
                                    i -> holds(comparison, Sample.int128(k, i).compareTo(Sample.int128(l, i)))));
                }
            }
        }
    }

    static final class Ranges implements KernelCheck {
        private static final boolean[] BOTH = {true, false};

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            for (int count : Sample.COUNTS) {
                for (boolean low : BOTH) {
                    for (boolean high : BOTH) {
                        ints(kernels.compare(), sample.ints(count), low, high, count);
                        longs(kernels.compare(), sample.longs(count), low, high, count);
                        doubles(kernels.compare(), sample.doubles(count), low, high, count);
                    }
                }
            }
        }

        private static boolean inside(int toLow, boolean lowInclusive, int toHigh, boolean highInclusive) {
            return (lowInclusive ? toLow >= 0 : toLow > 0) && (highInclusive ? toHigh <= 0 : toHigh < 0);
        }

        private static void ints(CompareKernels compare, int[] values, boolean low, boolean high, int count) {
            int[] bounds = {-2, 0, 2, Integer.MIN_VALUE, Integer.MAX_VALUE};
            for (int from : bounds) {
                for (int to : bounds) {
                    long[] selected = Sample.dirtyBits(count);
                    compare.between(values, from, low, to, high, count, selected);
                    assertThat(selected)
                            .as("%s(%s)..%s(%s), count=%s", from, low, to, high, count)
                            .isEqualTo(Sample.bitsWhere(
                                    count,
                                    i -> inside(
                                            Integer.compare(values[i], from),
                                            low,
                                            Integer.compare(values[i], to),
                                            high)));
                }
            }
        }

        private static void longs(CompareKernels compare, long[] values, boolean low, boolean high, int count) {
            long[] bounds = {-2, 0, 2, Long.MIN_VALUE, Long.MAX_VALUE};
            for (long from : bounds) {
                for (long to : bounds) {
                    long[] selected = Sample.dirtyBits(count);
                    compare.between(values, from, low, to, high, count, selected);
                    assertThat(selected)
                            .as("%s(%s)..%s(%s), count=%s", from, low, to, high, count)
                            .isEqualTo(Sample.bitsWhere(
                                    count,
                                    i -> inside(
                                            Long.compare(values[i], from), low, Long.compare(values[i], to), high)));
                }
            }
        }

        private static void doubles(CompareKernels compare, double[] values, boolean low, boolean high, int count) {
            double[] bounds = {-1.5, -0.0, 0.0, 1.0, Double.NaN, 1 / 0.0, -1 / 0.0};
            for (double from : bounds) {
                for (double to : bounds) {
                    long[] selected = Sample.dirtyBits(count);
                    compare.between(values, from, low, to, high, count, selected);
                    assertThat(selected)
                            .as("%s(%s)..%s(%s), count=%s", from, low, to, high, count)
                            .isEqualTo(Sample.bitsWhere(
                                    count, i -> inside(order(values[i], from), low, order(values[i], to), high)));
                }
            }
        }
    }

    static final class Sets implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(4);
            for (int count : Sample.COUNTS) {
                for (int members : new int[] {0, 1, 2, 5, 20}) {
                    int[] ints = sample.ints(count);
                    int[] intSet = Arrays.copyOf(sample.ints(members), members);
                    long[] selected = Sample.dirtyBits(count);
                    kernels.compare().in(ints, intSet, count, selected);
                    assertThat(selected)
                            .as("int, count=%s", count)
                            .isEqualTo(Sample.bitsWhere(
                                    count, i -> Arrays.stream(intSet).anyMatch(member -> member == ints[i])));
                    long[] longs = sample.longs(count);
                    long[] longSet = Arrays.copyOf(sample.longs(members), members);
                    kernels.compare().in(longs, longSet, count, selected);
                    assertThat(selected)
                            .as("long, count=%s", count)
                            .isEqualTo(Sample.bitsWhere(
                                    count, i -> Arrays.stream(longSet).anyMatch(member -> member == longs[i])));
                }
            }
        }
    }
}
