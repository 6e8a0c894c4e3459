package dev.rayo.simd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Defines the grouped aggregates.
final class ScalarGroupKernels implements GroupKernels {
    @Override
    public void countFew(int[] groups, int count, int groupCount, long[] lanes, long[] counts) {
        int row = 0;
        for (; row + 3 < count; row += 4) {
            lanes[4 * groups[row]]++;
            lanes[4 * groups[row + 1] + 1]++;
            lanes[4 * groups[row + 2] + 2]++;
            lanes[4 * groups[row + 3] + 3]++;
        }
        for (; row < count; row++) {
            lanes[4 * groups[row]]++;
        }
        fold(groupCount, lanes, counts);
    }

    @Override
    public void sumFew(long[] values, int[] groups, int count, int groupCount, long[] lanes, long[] sums) {
        int row = 0;
        for (; row + 3 < count; row += 4) {
            lanes[4 * groups[row]] += values[row];
            lanes[4 * groups[row + 1] + 1] += values[row + 1];
            lanes[4 * groups[row + 2] + 2] += values[row + 2];
            lanes[4 * groups[row + 3] + 3] += values[row + 3];
        }
        for (; row < count; row++) {
            lanes[4 * groups[row]] += values[row];
        }
        fold(groupCount, lanes, sums);
    }

    @Override
    public void sumFew(int[] values, int[] groups, int count, int groupCount, long[] lanes, long[] sums) {
        int row = 0;
        for (; row + 3 < count; row += 4) {
            lanes[4 * groups[row]] += values[row];
            lanes[4 * groups[row + 1] + 1] += values[row + 1];
            lanes[4 * groups[row + 2] + 2] += values[row + 2];
            lanes[4 * groups[row + 3] + 3] += values[row + 3];
        }
        for (; row < count; row++) {
            lanes[4 * groups[row]] += values[row];
        }
        fold(groupCount, lanes, sums);
    }

    private static void fold(int groupCount, long[] lanes, long[] sums) {
        for (int group = 0; group < groupCount; group++) {
            sums[group] += lanes[4 * group] + lanes[4 * group + 1] + lanes[4 * group + 2] + lanes[4 * group + 3];
        }
        Arrays.fill(lanes, 0, 4 * groupCount, 0);
    }

    @Override
    public long magnitude(long[] values, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= values[i] ^ values[i] >> 63;
        }
        return bits + 1;
    }

    @Override
    public void count(
            long @Nullable [] validity, int @Nullable [] selection, int[] groups, int count, long[] counts) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                counts[groups[i]]++;
            }
        }
    }

    @Override
    public void sum(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                sums[groups[i]] += values[row];
            }
        }
    }

    @Override
    public void sum(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums128) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int at = 2 * groups[i];
                long value = values[row];
                long low = sums128[at + 1];
                long next = low + value;
                sums128[at] += (value >> 63) + Int128.carry(low, next);
                sums128[at + 1] = next;
            }
        }
    }

    @Override
    public void sumUnchecked(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                sums[groups[i]] += values[row];
            }
        }
    }

    @Override
    public boolean sum128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] sums128) {
        boolean exact = true;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int at = 2 * groups[i];
                exact &= Int128.add(
                        sums128[at], sums128[at + 1], values[2 * row], values[2 * row + 1], sums128, at);
            }
        }
        return exact;
    }

    @Override
    public void sum(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] sums) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                sums[groups[i]] += values[row];
            }
        }
    }

    @Override
    public void sum(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] sums) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                sums[groups[i]] += values[row];
            }
        }
    }

    @Override
    public void min(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            int[] mins) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                mins[group] = Math.min(mins[group], values[row]);
            }
        }
    }

    @Override
    public void max(
            int[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            int[] maxs) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                maxs[group] = Math.max(maxs[group], values[row]);
            }
        }
    }

    @Override
    public void min(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] mins) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                mins[group] = Math.min(mins[group], values[row]);
            }
        }
    }

    @Override
    public void max(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] maxs) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                maxs[group] = Math.max(maxs[group], values[row]);
            }
        }
    }

    @Override
    public void min(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            float[] mins) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                if (FloatOrder.key(values[row]) < FloatOrder.key(mins[group])) {
                    mins[group] = values[row];
                }
            }
        }
    }

    @Override
    public void max(
            float[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            float[] maxs) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                if (FloatOrder.key(values[row]) > FloatOrder.key(maxs[group])) {
                    maxs[group] = values[row];
                }
            }
        }
    }

    @Override
    public void min(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] mins) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                if (FloatOrder.key(values[row]) < FloatOrder.key(mins[group])) {
                    mins[group] = values[row];
                }
            }
        }
    }

    @Override
    public void max(
            double[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            double[] maxs) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int group = groups[i];
                if (FloatOrder.key(values[row]) > FloatOrder.key(maxs[group])) {
                    maxs[group] = values[row];
                }
            }
        }
    }

    @Override
    public void min128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] mins128) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int at = 2 * groups[i];
                if (Int128.compare(values[2 * row], values[2 * row + 1], mins128[at], mins128[at + 1]) < 0) {
                    mins128[at] = values[2 * row];
                    mins128[at + 1] = values[2 * row + 1];
                }
            }
        }
    }

    @Override
    public void max128(
            long[] values,
            long @Nullable [] validity,
            int @Nullable [] selection,
            int[] groups,
            int count,
            long[] maxs128) {
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            if (Bits.isSet(validity, row)) {
                int at = 2 * groups[i];
                if (Int128.compare(values[2 * row], values[2 * row + 1], maxs128[at], maxs128[at + 1]) > 0) {
                    maxs128[at] = values[2 * row];
                    maxs128[at + 1] = values[2 * row + 1];
                }
            }
        }
    }
}
