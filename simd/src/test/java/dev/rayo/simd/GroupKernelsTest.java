package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// There is one version of these kernels, so there is one subject. Groups are checked one by one against the ungrouped
/// kernels, over the rows of the group.
class GroupKernelsTest {
    private static final int GROUPS = 5;

    private final GroupKernels kernels = Kernels.scalar().groups();
    private final AggregateKernels ungrouped = Kernels.scalar().aggregate();
    private final Sample sample = new Sample(11);
    private int[] groups = new int[0];

    @BeforeEach
    void drawGroups() {
        groups = new int[3_000];
        Arrays.setAll(groups, i -> sample.below(GROUPS - 1)); // the last group stays empty
    }

    interface Body {
        void accept(int rows, int count, long @Nullable [] validity, int @Nullable [] selection);
    }

    private void forAll(Body body) {
        for (int rows : Sample.COUNTS) {
            for (long[] validity : sample.validities(rows)) {
                body.accept(rows, rows, validity, null);
                int[] selection = sample.selection(rows, 0.6);
                body.accept(rows, selection.length - Sample.STALE, validity, selection);
            }
        }
    }

    /// The rows of one group, as a selection.
    private int[] rowsOf(int group, int @Nullable [] selection, int count) {
        int[] rows = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (groups[i] == group) {
                rows[length++] = selection == null ? i : selection[i];
            }
        }
        return Arrays.copyOf(rows, length);
    }

    @Test
    void theFormsForFewGroupsAddAsTheOthersDo() {
        long[] lanes = new long[GroupKernels.FEW_LANES];
        for (int rows : Sample.COUNTS) {
            long[] values = new long[rows];
            int[] ints = new int[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = sample.below(2_000_000) - 1_000_000L << 30;
                ints[row] = (int) values[row];
            }
            long[][] expected = new long[3][GROUPS];
            kernels.count(null, null, groups, rows, expected[0]);
            kernels.sumUnchecked(values, null, null, groups, rows, expected[1]);
            kernels.sum(ints, null, null, groups, rows, expected[2]);
            long[][] actual = new long[3][GROUPS];
            kernels.countFew(groups, rows, GROUPS, lanes, actual[0]);
            kernels.sumFew(values, groups, rows, GROUPS, lanes, actual[1]);
            kernels.sumFew(ints, groups, rows, GROUPS, lanes, actual[2]);
            assertThat(actual).as("%d rows", rows).isDeepEqualTo(expected);
            assertThat(lanes).containsOnly(0);
        }
    }

    @Test
    void magnitudeIsAtLeastThatOfEveryValueAndLessThanTwiceTheGreatest() {
        assertThat(kernels.magnitude(new long[] {3, -8, 5}, 3)).isBetween(8L, 16L);
        assertThat(kernels.magnitude(new long[] {3, -8, 5}, 1)).isBetween(3L, 6L);
        assertThat(kernels.magnitude(new long[0], 0)).isLessThanOrEqualTo(1);
        assertThat(kernels.magnitude(new long[] {Long.MIN_VALUE, 1}, 2)).isNegative();
    }

    @Test
    void countsLeaveNullRowsOut() {
        forAll((rows, count, validity, selection) -> {
            long[] counts = new long[GROUPS];
            Arrays.fill(counts, 2);
            kernels.count(validity, selection, groups, count, counts);
            for (int group = 0; group < GROUPS; group++) {
                int[] members = rowsOf(group, selection, count);
                assertThat(counts[group])
                        .isEqualTo(2L + Kernels.scalar().bits().count(validity, members, members.length));
            }
        });
    }

    @Test
    void sumsOfIntegersAreExactPerGroup() {
        forAll((rows, count, validity, selection) -> {
            int[] ints = sample.ints(rows);
            long[] longs = sample.longs(rows);
            long[] wides = sample.int128s(rows);
            for (int i = 0; i < wides.length; i += 2) {
                wides[i] >>= 16;
            }
            long[] intSums = new long[GROUPS];
            long[] longSums = new long[2 * GROUPS];
            long[] wrapping = new long[GROUPS];
            long[] wideSums = new long[2 * GROUPS];
            kernels.sum(ints, validity, selection, groups, count, intSums);
            kernels.sum(longs, validity, selection, groups, count, longSums);
            kernels.sumUnchecked(longs, validity, selection, groups, count, wrapping);
            assertThat(kernels.sum128(wides, validity, selection, groups, count, wideSums)).isTrue();
            for (int group = 0; group < GROUPS; group++) {
                int[] members = rowsOf(group, selection, count);
                assertThat(intSums[group]).isEqualTo(ungrouped.sum(ints, validity, members, members.length));
                long[] sum = new long[2];
                ungrouped.sum(longs, validity, members, members.length, sum);
                assertThat(Sample.int128(longSums, group)).isEqualTo(Sample.int128(sum, 0));
                assertThat(wrapping[group]).isEqualTo(sum[1]);
                BigInteger wideSum = Arrays.stream(members)
                        .filter(row -> Bits.isSet(validity, row))
                        .mapToObj(row -> Sample.int128(wides, row))
                        .reduce(BigInteger.ZERO, BigInteger::add);
                assertThat(Sample.int128(wideSums, group)).isEqualTo(wideSum);
            }
        });
        long[] full = {0, 0, Long.MAX_VALUE, -1};
        assertThat(kernels.sum128(new long[] {0, 1, 0, 1}, null, null, new int[] {0, 1}, 2, full))
                .isFalse();
    }

    @Test
    void sumsOfDoublesTakeTheRowsInOrder() {
        forAll((rows, count, validity, selection) -> {
            double[] doubles = sample.finiteDoubles(rows);
            float[] floats = sample.floats(rows);
            double[] sums = new double[GROUPS];
            double[] floatSums = new double[GROUPS];
            kernels.sum(doubles, validity, selection, groups, count, sums);
            kernels.sum(floats, validity, selection, groups, count, floatSums);
            for (int group = 0; group < GROUPS; group++) {
                double sum = 0;
                double floatSum = 0;
                for (int row : rowsOf(group, selection, count)) {
                    if (Bits.isSet(validity, row)) {
                        sum += doubles[row];
                        floatSum += floats[row];
                    }
                }
                assertThat((Object) sums[group]).isEqualTo(sum);
                assertThat((Object) floatSums[group]).isEqualTo(floatSum);
            }
        });
    }

    @Test
    void extremesAreThoseOfTheUngroupedKernels() {
        forAll((rows, count, validity, selection) -> {
            int[] ints = sample.ints(rows);
            long[] longs = sample.longs(rows);
            float[] floats = sample.floats(rows);
            double[] doubles = sample.doubles(rows);
            long[] wides = sample.int128s(rows);
            int[] intMins = new int[GROUPS];
            int[] intMaxs = new int[GROUPS];
            kernels.min(ints, validity, selection, groups, count, intMins);
            kernels.max(ints, validity, selection, groups, count, intMaxs);
            long[] longMins = new long[GROUPS];
            long[] longMaxs = new long[GROUPS];
            kernels.min(longs, validity, selection, groups, count, longMins);
            kernels.max(longs, validity, selection, groups, count, longMaxs);
            float[] floatMins = new float[GROUPS];
            float[] floatMaxs = new float[GROUPS];
            Arrays.fill(floatMins, Float.NaN);
            Arrays.fill(floatMaxs, Float.NEGATIVE_INFINITY);
            kernels.min(floats, validity, selection, groups, count, floatMins);
            kernels.max(floats, validity, selection, groups, count, floatMaxs);
            double[] doubleMins = new double[GROUPS];
            double[] doubleMaxs = new double[GROUPS];
            Arrays.fill(doubleMins, Double.NaN);
            Arrays.fill(doubleMaxs, Double.NEGATIVE_INFINITY);
            kernels.min(doubles, validity, selection, groups, count, doubleMins);
            kernels.max(doubles, validity, selection, groups, count, doubleMaxs);
            long[] wideMins = new long[2 * GROUPS];
            long[] wideMaxs = new long[2 * GROUPS];
            kernels.min128(wides, validity, selection, groups, count, wideMins);
            kernels.max128(wides, validity, selection, groups, count, wideMaxs);
            for (int group = 0; group < GROUPS; group++) {
                int[] members = rowsOf(group, selection, count);
                int length = members.length;
                assertThat(intMins[group]).isEqualTo(ungrouped.min(ints, validity, members, length, 0));
                assertThat(intMaxs[group]).isEqualTo(ungrouped.max(ints, validity, members, length, 0));
                assertThat(longMins[group]).isEqualTo(ungrouped.min(longs, validity, members, length, 0));
                assertThat(longMaxs[group]).isEqualTo(ungrouped.max(longs, validity, members, length, 0));
                assertThat((Object) floatMins[group])
                        .isEqualTo(ungrouped.min(floats, validity, members, length, Float.NaN));
                assertThat((Object) floatMaxs[group])
                        .isEqualTo(ungrouped.max(floats, validity, members, length, Float.NEGATIVE_INFINITY));
                assertThat((Object) doubleMins[group])
                        .isEqualTo(ungrouped.min(doubles, validity, members, length, Double.NaN));
                assertThat((Object) doubleMaxs[group])
                        .isEqualTo(ungrouped.max(doubles, validity, members, length, Double.NEGATIVE_INFINITY));
                long[] min = new long[2];
                long[] max = new long[2];
                ungrouped.min128(wides, validity, members, length, min);
                ungrouped.max128(wides, validity, members, length, max);
                assertThat(Sample.int128(wideMins, group)).isEqualTo(Sample.int128(min, 0));
                assertThat(Sample.int128(wideMaxs, group)).isEqualTo(Sample.int128(max, 0));
            }
        });
    }
}
