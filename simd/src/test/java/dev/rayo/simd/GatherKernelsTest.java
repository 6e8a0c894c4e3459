package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatherKernelsTest {
    /// Both sides of one and of two vectors of every width.
    private static final int[] ENTRIES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50};

    @ParameterizedTest
    @EnumSource
    void rowsArePickedByNumber(Subject subject) {
        subject.verify(Picking.class);
    }

    @ParameterizedTest
    @EnumSource
    void ascendingSelectionsGatherInPlace(Subject subject) {
        subject.verify(InPlace.class);
    }

    @ParameterizedTest
    @EnumSource
    void codesBeyondTheDictionaryAreRefused(Subject subject) {
        subject.verify(Refusing.class);
    }

    static final class Picking implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            GatherKernels gather = kernels.gather();
            for (int entries : ENTRIES) {
                for (int count : Sample.COUNTS) {
                    int[] codes = new int[count + Sample.STALE];
                    for (int i = 0; i < codes.length; i++) {
                        codes[i] = i < count ? sample.below(entries) : -1;
                    }
                    verify(gather, sample, entries, codes, count);
                    // Few of many entries, and then one beyond them.
                    verify(gather, sample, 100, codes, count);
                    if (count > 0) {
                        codes[count - 1] = 99;
                        verify(gather, sample, 100, codes, count);
                        codes[count / 2] = 98;
                        verify(gather, sample, 100, codes, count);
                    }
                }
            }
        }

        private static void verify(GatherKernels gather, Sample sample, int entries, int[] codes, int count) {
            int[] ints = sample.ints(entries);
            int[] intsOut = new int[count];
            gather.gather(ints, codes, count, intsOut);
            long[] longs = sample.longs(entries);
            long[] longsOut = new long[count];
            gather.gather(longs, codes, count, longsOut);
            float[] floats = sample.floats(entries);
            float[] floatsOut = new float[count];
            gather.gather(floats, codes, count, floatsOut);
            double[] doubles = sample.doubles(entries);
            double[] doublesOut = new double[count];
            gather.gather(doubles, codes, count, doublesOut);
            long[] wides = sample.int128s(entries);
            long[] widesOut = new long[2 * count];
            gather.gather128(wides, codes, count, widesOut);
            for (int i = 0; i < count; i++) {
                assertThat(intsOut[i]).isEqualTo(ints[codes[i]]);
                assertThat(longsOut[i]).isEqualTo(longs[codes[i]]);
                assertThat(Float.floatToRawIntBits(floatsOut[i])).isEqualTo(Float.floatToRawIntBits(floats[codes[i]]));
                assertThat(Double.doubleToRawLongBits(doublesOut[i]))
                        .isEqualTo(Double.doubleToRawLongBits(doubles[codes[i]]));
                assertThat(Sample.int128(widesOut, i)).isEqualTo(Sample.int128(wides, codes[i]));
            }
        }
    }

    static final class Refusing implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            GatherKernels gather = kernels.gather();
            for (int entries : ENTRIES) {
                for (int count : new int[] {1, 2, 17, 64, 77}) {
                    for (int wrong : new int[] {entries, entries + 1, entries + 64, 1 << 30, -1, Integer.MIN_VALUE}) {
                        int[] codes = new int[count];
                        codes[count / 2] = wrong;
                        assertRefused(() -> gather.gather(new int[entries], codes, count, new int[count]));
                        assertRefused(() -> gather.gather(new long[entries], codes, count, new long[count]));
                        assertRefused(() -> gather.gather(new float[entries], codes, count, new float[count]));
                        assertRefused(() -> gather.gather(new double[entries], codes, count, new double[count]));
                    }
                }
            }
        }

        private static void assertRefused(ThrowingCallable gather) {
            assertThatThrownBy(gather).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    static final class InPlace implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            for (double share : new double[] {0.1, 0.5, 0.99}) {
                int[] selection = sample.selection(1_000, share);
                int count = selection.length - Sample.STALE;
                int[] ints = sample.ints(1_000);
                int[] movedInts = ints.clone();
                kernels.gather().gather(movedInts, selection, count, movedInts);
                long[] longs = sample.longs(1_000);
                long[] movedLongs = longs.clone();
                kernels.gather().gather(movedLongs, selection, count, movedLongs);
                double[] doubles = sample.doubles(1_000);
                double[] movedDoubles = doubles.clone();
                kernels.gather().gather(movedDoubles, selection, count, movedDoubles);
                for (int i = 0; i < count; i++) {
                    assertThat(movedInts[i]).isEqualTo(ints[selection[i]]);
                    assertThat(movedLongs[i]).isEqualTo(longs[selection[i]]);
                    assertThat(Double.doubleToRawLongBits(movedDoubles[i]))
                            .isEqualTo(Double.doubleToRawLongBits(doubles[selection[i]]));
                }
            }
        }
    }
}
