package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BitKernelsTest {
    private static final double[] SHARES = {0, 0.02, 0.5, 0.98, 1};

    @ParameterizedTest
    @EnumSource
    void logicWorksBitByBitAndClearsTheUnused(Subject subject) {
        subject.verify(Logic.class);
    }

    @ParameterizedTest
    @EnumSource
    void countingSeesOnlyTheRows(Subject subject) {
        subject.verify(Counting.class);
    }

    @ParameterizedTest
    @EnumSource
    void selectionsListTheSetRows(Subject subject) {
        subject.verify(Selections.class);
    }

    @ParameterizedTest
    @EnumSource
    void copiesStartAndEndAtAnyBit(Subject subject) {
        subject.verify(Copies.class);
    }

    @ParameterizedTest
    @EnumSource
    void expandingSpreadsDenseValuesAlsoInPlace(Subject subject) {
        subject.verify(Expanding.class);
    }

    private static boolean bit(long @Nullable [] words, int row) {
        return words == null || (words[row / 64] >> (row % 64) & 1) == 1;
    }

    static final class Logic implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            BitKernels bits = kernels.bits();
            for (int count : Sample.COUNTS) {
                long[] a = sample.bits(count, 0.5);
                long[] b = sample.bits(count, 0.5);
                long[] out = Sample.dirtyBits(count);
                bits.and(a, b, count, out);
                assertThat(out).isEqualTo(Sample.bitsWhere(count, i -> bit(a, i) && bit(b, i)));
                bits.or(a, b, count, out);
                assertThat(out).isEqualTo(Sample.bitsWhere(count, i -> bit(a, i) || bit(b, i)));
                bits.andNot(a, b, count, out);
                assertThat(out).isEqualTo(Sample.bitsWhere(count, i -> bit(a, i) && !bit(b, i)));
                bits.not(a, count, out);
                assertThat(out).isEqualTo(Sample.bitsWhere(count, i -> !bit(a, i)));
                bits.fill(true, count, out);
                assertThat(out).isEqualTo(Sample.bitsWhere(count, i -> true));
                bits.fill(false, count, out);
                assertThat(out).isEqualTo(new long[Bits.words(count)]);
                byte[] bytes = new byte[count];
                bits.toBytes(a, count, bytes);
                for (int row = 0; row < count; row++) {
                    assertThat(bytes[row]).isEqualTo((byte) (bit(a, row) ? 1 : 0));
                }
            }
        }
    }

    static final class Counting implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            BitKernels bits = kernels.bits();
            for (int count : Sample.COUNTS) {
                for (double share : SHARES) {
                    long[] some = sample.bits(count, share);
                    int expected = (int) IntStream.range(0, count).filter(i -> bit(some, i)).count();
                    assertThat(bits.count(some, count)).isEqualTo(expected);
                    assertThat(bits.count(some, null, count)).isEqualTo(expected);
                    assertThat(bits.count(null, null, count)).isEqualTo(count);
                    assertThat(bits.isAll(some, count)).isEqualTo(expected == count);
                    assertThat(bits.isNone(some, count)).isEqualTo(expected == 0);
                    int[] selection = sample.selection(count, 0.5);
                    int selected = selection.length - Sample.STALE;
                    assertThat(bits.count(some, selection, selected))
                            .isEqualTo((int) Arrays.stream(selection, 0, selected)
                                    .filter(row -> bit(some, row))
                                    .count());
                    assertThat(bits.count(null, selection, selected)).isEqualTo(selected);
                }
            }
        }
    }

    static final class Selections implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            BitKernels bits = kernels.bits();
            for (int count : Sample.COUNTS) {
                for (double share : SHARES) {
                    long[] some = sample.bits(count, share);
                    int[] expected = IntStream.range(0, count).filter(i -> bit(some, i)).toArray();
                    int[] selection = new int[count];
                    int selected = bits.toSelection(some, count, selection);
                    assertThat(Arrays.copyOf(selection, selected))
                            .as("count=%s share=%s", count, share)
                            .isEqualTo(expected);

                    long[] back = Sample.dirtyBits(count);
                    bits.fromSelection(selection, selected, count, back);
                    assertThat(back).isEqualTo(Sample.bitsWhere(count, i -> bit(some, i)));

                    long[] others = sample.bits(count, 0.5);
                    long[] gathered = Sample.dirtyBits(selected);
                    bits.gather(others, selection, selected, gathered);
                    assertThat(gathered).isEqualTo(Sample.bitsWhere(selected, i -> bit(others, expected[i])));

                    int refined = bits.refine(others, selection, selected, selection);
                    assertThat(Arrays.copyOf(selection, refined))
                            .isEqualTo(Arrays.stream(expected).filter(row -> bit(others, row)).toArray());
                }
            }
        }
    }

    static final class Copies implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(4);
            BitKernels bits = kernels.bits();
            int[] offsets = {0, 1, 7, 63, 64, 65, 100};
            for (int count : new int[] {0, 1, 8, 63, 64, 65, 130}) {
                for (int from : offsets) {
                    for (int to : offsets) {
                        long[] in = sample.bits(from + count, 0.5);
                        long[] before = sample.bits(300, 0.5);
                        long[] out = before.clone();
                        bits.copy(in, from, count, out, to);
                        assertThat(out)
                                .as("copy %s from %s to %s", count, from, to)
                                .isEqualTo(Sample.bitsWhere(
                                        out.length * 64,
                                        i -> i >= to && i < to + count ? bit(in, from + i - to) : bit(before, i)));

                        out = before.clone();
                        bits.fillRange((from & 1) == 0, to, count, out);
                        assertThat(out)
                                .isEqualTo(Sample.bitsWhere(
                                        out.length * 64,
                                        i -> i >= to && i < to + count ? (from & 1) == 0 : bit(before, i)));

                        byte[] packed = sample.bytes(from + (count + 7) / 8);
                        out = before.clone();
                        bits.fromPackedBytes(packed, from, count, out, to);
                        assertThat(out)
                                .isEqualTo(Sample.bitsWhere(
                                        out.length * 64,
                                        i -> i >= to && i < to + count
                                                ? (packed[from + (i - to) / 8] >> ((i - to) % 8) & 1) == 1
                                                : bit(before, i)));
                    }
                }
            }
        }
    }

    static final class Expanding implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(5);
            BitKernels bits = kernels.bits();
            for (int count : Sample.COUNTS) {
                for (double share : SHARES) {
                    for (int offset : new int[] {0, 5}) {
                        expand(bits, sample, count, sample.bits(count, share), offset);
                    }
                }
            }
        }

        private static void expand(BitKernels bits, Sample sample, int count, long[] mask, int offset) {
            int[] rows = IntStream.range(0, count).filter(i -> bit(mask, i)).toArray();
            long[] dense = sample.longs(Math.max(count, rows.length) + offset);

            long[] longs = offset == 0 ? dense.clone() : new long[count + offset];
            bits.expand(offset == 0 ? longs : dense, mask, count, longs, offset);
            int[] intsIn = Arrays.stream(dense).mapToInt(value -> (int) value).toArray();
            int[] ints = offset == 0 ? intsIn.clone() : new int[count + offset];
            bits.expand(offset == 0 ? ints : intsIn, mask, count, ints, offset);
            double[] doublesIn = Arrays.stream(dense).mapToDouble(value -> value).toArray();
            double[] doubles = offset == 0 ? doublesIn.clone() : new double[count + offset];
            bits.expand(offset == 0 ? doubles : doublesIn, mask, count, doubles, offset);
            // Exactly as long as needed: nothing beyond may be read.
            float[] floatsIn = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                floatsIn[i] = dense[i];
            }
            float[] floats = new float[count + offset];
            bits.expand(floatsIn, mask, count, floats, offset);
            long[] wideIn = sample.int128s(count);
            long[] wide = offset == 0 ? wideIn.clone() : new long[2 * (count + offset)];
            bits.expand128(offset == 0 ? wide : wideIn, mask, count, wide, offset);
            for (int i = 0; i < rows.length; i++) {
                int at = offset + rows[i];
                assertThat(longs[at]).isEqualTo(dense[i]);
                assertThat(ints[at]).isEqualTo((int) dense[i]);
                assertThat(doubles[at]).isEqualTo(dense[i]);
                assertThat(floats[at]).isEqualTo((float) dense[i]);
                assertThat(Sample.int128(wide, at)).isEqualTo(Sample.int128(wideIn, i));
            }

            long[] denseBits = sample.bits(rows.length, 0.5);
            long[] spread = Sample.dirtyBits(count);
            bits.expand(denseBits, mask, count, spread);
            long[] expected = new long[Bits.words(count)];
            for (int i = 0; i < rows.length; i++) {
                if (bit(denseBits, i)) {
                    Bits.set(expected, rows[i]);
                }
            }
            assertThat(spread).isEqualTo(expected);
        }
    }
}
