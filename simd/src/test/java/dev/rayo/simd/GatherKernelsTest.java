package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatherKernelsTest {

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

    @Test
    void codesBeyondTheDictionaryAreRefused() {
        assertThatThrownBy(() -> Kernels.scalar().gather().gather(new int[2], new int[] {0, 2}, 2, new int[2]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    static final class Picking implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            GatherKernels gather = kernels.gather();
            for (int count : Sample.COUNTS) {
                int[] codes = new int[count + Sample.STALE];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = i < count ? sample.below(50) : -1;
                }
                int[] ints = sample.ints(50);
                int[] intsOut = new int[count];
                gather.gather(ints, codes, count, intsOut);
                long[] longs = sample.longs(50);
                long[] longsOut = new long[count];
                gather.gather(longs, codes, count, longsOut);
                float[] floats = sample.floats(50);
                float[] floatsOut = new float[count];
                gather.gather(floats, codes, count, floatsOut);
                double[] doubles = sample.doubles(50);
                double[] doublesOut = new double[count];
                gather.gather(doubles, codes, count, doublesOut);
                long[] wides = sample.int128s(50);
                long[] widesOut = new long[2 * count];
                gather.gather128(wides, codes, count, widesOut);
                for (int i = 0; i < count; i++) {
                    assertThat(intsOut[i]).isEqualTo(ints[codes[i]]);
                    assertThat(longsOut[i]).isEqualTo(longs[codes[i]]);
                    assertThat(Float.floatToRawIntBits(floatsOut[i]))
                            .isEqualTo(Float.floatToRawIntBits(floats[codes[i]]));
                    assertThat(Double.doubleToRawLongBits(doublesOut[i]))
                            .isEqualTo(Double.doubleToRawLongBits(doubles[codes[i]]));
                    assertThat(Sample.int128(widesOut, i)).isEqualTo(Sample.int128(wides, codes[i]));
                }
            }
        }
    }

    static final class InPlace implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            long[] values = sample.longs(1_000);
            int[] selection = sample.selection(1_000, 0.5);
            int count = selection.length - Sample.STALE;
            long[] moved = values.clone();
            kernels.gather().gather(moved, selection, count, moved);
            for (int i = 0; i < count; i++) {
                assertThat(moved[i]).isEqualTo(values[selection[i]]);
            }
        }
    }
}
