package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackKernelsTest {

    @ParameterizedTest
    @EnumSource
    void everyWidthUnpacksAtEveryLength(Subject subject) {
        subject.verify(Unpacking.class);
    }

    @ParameterizedTest
    @EnumSource
    void inputThatEndsTooEarlyIsRefused(Subject subject) {
        subject.verify(TooShort.class);
    }

    @ParameterizedTest
    @EnumSource
    void deltasAddUpAndWrap(Subject subject) {
        subject.verify(Deltas.class);
    }

    @ParameterizedTest
    @EnumSource
    void streamsJoinToValues(Subject subject) {
        subject.verify(Streams.class);
    }

    @ParameterizedTest
    @EnumSource
    void definitionLevelsBecomeBits(Subject subject) {
        subject.verify(DefinitionLevels.class);
    }

    /// Bits `from` to `from + width - 1` of `in`, by the book.
    private static long slow(byte[] in, long from, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            long bit = from + i;
            value |= (in[(int) (bit / 8)] >> (bit % 8) & 1L) << i;
        }
        return value;
    }

    static final class Unpacking implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            UnpackKernels unpack = kernels.unpack();
            for (int width = 0; width <= 64; width++) {
                for (int count : new int[] {0, 1, 7, 8, 9, 31, 64, 65, 333}) {
                    for (int slack : new int[] {0, 1, 100}) {
                        int offset = count % 3;
                        byte[] in = sample.bytes(offset + (width * count + 7) / 8 + slack);
                        long[] longs = new long[count + 4];
                        Arrays.fill(longs, -99);
                        long[] expected = longs.clone();
                        for (int i = 0; i < count; i++) {
                            expected[2 + i] = slow(in, offset * 8L + (long) i * width, width);
                        }
                        unpack.unpack(in, offset, width, count, longs, 2);
                        assertThat(longs).as("long, width=%s count=%s", width, count).isEqualTo(expected);
                        if (width <= 32) {
                            int[] ints = new int[count + 4];
                            Arrays.fill(ints, -99);
                            unpack.unpack(in, offset, width, count, ints, 2);
                            assertThat(ints)
                                    .as("int, width=%s count=%s", width, count)
                                    .isEqualTo(Arrays.stream(expected)
                                            .mapToInt(value -> (int) value)
                                            .toArray());
                        }
                    }
                }
            }
        }
    }

    static final class TooShort implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            UnpackKernels unpack = kernels.unpack();
            for (int width = 1; width <= 64; width++) {
                int bits = width;
                byte[] in = new byte[(width * 100 + 7) / 8 + 2];
                assertThatThrownBy(() -> unpack.unpack(in, 3, bits, 100, new long[100], 0))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                if (width <= 32) {
                    assertThatThrownBy(() -> unpack.unpack(in, 3, bits, 100, new int[100], 0))
                            .isInstanceOf(IndexOutOfBoundsException.class)
                            .hasMessageContaining("packed values need bytes 3 to");
                }
            }
            assertThatThrownBy(() -> unpack.unpack(new byte[9], 0, 33, 1, new int[1], 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> unpack.unpack(new byte[9], 0, 65, 1, new long[1], 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> unpack.unpack(new byte[9], 0, -1, 1, new long[1], 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> unpack.unpack(new byte[9], -1, 1, 1, new long[1], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    static final class Deltas implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(2);
            for (int count : Sample.COUNTS) {
                long[] longs = sample.longs(count + 3);
                long[] before = longs.clone();
                int[] ints = sample.ints(count + 3);
                int[] intsBefore = ints.clone();
                long last = kernels.unpack().prefixSum(Long.MAX_VALUE, -5L, longs, 3, count);
                int lastInt = kernels.unpack().prefixSum(Integer.MIN_VALUE, 7, ints, 3, count);
                long value = Long.MAX_VALUE;
                int intValue = Integer.MIN_VALUE;
                for (int i = 3; i < 3 + count; i++) {
                    value += before[i] - 5;
                    intValue += intsBefore[i] + 7;
                    assertThat(longs[i]).as("%s of %s", i, count).isEqualTo(value);
                    assertThat(ints[i]).as("%s of %s", i, count).isEqualTo(intValue);
                }
                assertThat(last).isEqualTo(value);
                assertThat(lastInt).isEqualTo(intValue);
                assertThat(Arrays.copyOf(longs, 3)).isEqualTo(Arrays.copyOf(before, 3));
                assertThat(longs[3 + count]).isEqualTo(before[3 + count]);
                assertThat(ints[3 + count]).isEqualTo(intsBefore[3 + count]);
            }
        }
    }

    static final class Streams implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(3);
            UnpackKernels unpack = kernels.unpack();
            for (int count : Sample.COUNTS) {
                int stride = count + count % 5;
                byte[] in = sample.bytes(3 + 8 * stride);
                int[] ints = new int[count + 2];
                float[] floats = new float[count + 2];
                long[] longs = new long[count + 2];
                double[] doubles = new double[count + 2];
                unpack.joinStreams(in, 3, stride, count, ints, 1);
                unpack.joinStreams(in, 3, stride, count, floats, 1);
                unpack.joinStreams(in, 3, stride, count, longs, 1);
                unpack.joinStreams(in, 3, stride, count, doubles, 1);
                byte[] fixed = new byte[7 * count + 2];
                unpack.joinStreams(in, 3, stride, 7, count, fixed, 1);
                for (int i = 0; i < count; i++) {
                    long value = 0;
                    for (int stream = 0; stream < 8; stream++) {
                        value |= (in[3 + stream * stride + i] & 0xffL) << (8 * stream);
                        if (stream < 7) {
                            assertThat(fixed[1 + 7 * i + stream]).isEqualTo(in[3 + stream * stride + i]);
                        }
                    }
                    assertThat(longs[1 + i]).isEqualTo(value);
                    assertThat(ints[1 + i]).isEqualTo((int) value);
                    assertThat((Object) floats[1 + i]).isEqualTo(Float.intBitsToFloat((int) value));
                    assertThat((Object) doubles[1 + i]).isEqualTo(Double.longBitsToDouble(value));
                }
                assertThat(ints[0]).isZero();
                assertThat(ints[count + 1]).isZero();
            }
        }
    }

    static final class DefinitionLevels implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Random random = new Random(4);
            for (int round = 0; round < 300; round++) {
                ByteArrayOutputStream runs = new ByteArrayOutputStream();
                runs.write(99); // the offset
                boolean[] levels = new boolean[random.nextInt(3_000)];
                int written = 0;
                while (written < levels.length) {
                    if (random.nextBoolean()) {
                        int rows = Math.min(1 + random.nextInt(random.nextBoolean() ? 10 : 1_000), levels.length - written);
                        boolean value = random.nextBoolean();
                        Arrays.fill(levels, written, written + rows, value);
                        varint(runs, rows << 1);
                        runs.write(value ? 1 : 0);
                        written += rows;
                    } else {
                        int groups = 1 + random.nextInt(random.nextBoolean() ? 2 : 40);
                        varint(runs, groups << 1 | 1);
                        for (int i = 0; i < groups; i++) {
                            int bits = random.nextInt(256);
                            runs.write(bits);
                            for (int bit = 0; bit < 8 && written < levels.length; bit++) {
                                levels[written++] = (bits >> bit & 1) == 1;
                            }
                        }
                    }
                }
                int to = random.nextInt(130);
                long[] out = Sample.dirtyBits(to + levels.length + 70);
                long[] before = out.clone();
                int set = kernels.unpack().definitionBits(runs.toByteArray(), 1, runs.size(), levels.length, out, to);
                int expected = 0;
                for (boolean level : levels) {
                    expected += level ? 1 : 0;
                }
                assertThat(set).isEqualTo(expected);
                assertThat(out)
                        .isEqualTo(Sample.bitsWhere(
                                out.length * 64,
                                i -> i >= to && i < to + levels.length ? levels[i - to] : Bits.isSet(before, i)));
            }
        }

        private static void varint(ByteArrayOutputStream out, int value) {
            int left = value;
            while (left >= 128) {
                out.write(left & 0x7f | 0x80);
                left >>>= 7;
            }
            out.write(left);
        }
    }

    @Test
    void malformedLevelsAreRefused() {
        UnpackKernels unpack = Kernels.scalar().unpack();
        long[] out = new long[2];
        assertThatThrownBy(() -> unpack.definitionBits(new byte[] {2, 1}, 0, 2, 2, out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("levels end after 1 of 2 rows, at byte 2");
        assertThatThrownBy(() -> unpack.definitionBits(new byte[] {0, 1}, 0, 2, 1, out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> unpack.definitionBits(new byte[] {20, 1}, 0, 1, 10, out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level run of 10 rows needs 1 bytes, has 0");
        assertThatThrownBy(() -> unpack.definitionBits(new byte[] {9, 1, 1}, 0, 3, 32, out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level run of 32 rows needs 4 bytes, has 2");
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> unpack.definitionBits(endless, 0, 8, 1, out, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("levels end after 0 of 1 rows");
    }

    @Test
    void plainValuesCopyFromAnyByte() {
        byte[] in = new Sample(6).bytes(100);
        int[] ints = new int[6];
        long[] longs = new long[6];
        float[] floats = new float[6];
        double[] doubles = new double[6];
        LittleEndian.copy(in, 3, 5, ints, 1);
        LittleEndian.copy(in, 3, 5, longs, 1);
        LittleEndian.copy(in, 3, 5, floats, 1);
        LittleEndian.copy(in, 3, 5, doubles, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(ints[1 + i]).isEqualTo((int) slow(in, 24 + 32L * i, 32));
            assertThat(longs[1 + i]).isEqualTo(slow(in, 24 + 64L * i, 64));
            assertThat((Object) floats[1 + i]).isEqualTo(Float.intBitsToFloat(ints[1 + i]));
            assertThat((Object) doubles[1 + i]).isEqualTo(Double.longBitsToDouble(longs[1 + i]));
            assertThat(LittleEndian.readInt(in, 3 + 4 * i)).isEqualTo(ints[1 + i]);
            assertThat(LittleEndian.readLong(in, 3 + 8 * i)).isEqualTo(longs[1 + i]);
        }
        assertThatThrownBy(() -> LittleEndian.copy(in, 90, 3, ints, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bigEndianNumbersAreTwosComplementOfAnyWidth() {
        byte[] in = new Sample(7).bytes(100);
        for (int width = 0; width <= 16; width++) {
            long[] pair = new long[2];
            BigEndian.read128(in, 5, width, pair, 0);
            BigInteger expected = width == 0 ? BigInteger.ZERO : new BigInteger(in, 5, width);
            assertThat(Sample.int128(pair, 0)).as("width %s", width).isEqualTo(expected);
            if (width <= 8) {
                assertThat(BigEndian.readLong(in, 5, width)).isEqualTo(expected.longValueExact());
                long[] longs = new long[4];
                BigEndian.copy(in, 5, width, 3, longs, 1);
                assertThat(longs[3])
                        .isEqualTo(width == 0 ? 0 : new BigInteger(in, 5 + 2 * width, width).longValueExact());
            }
            long[] wides = new long[8];
            BigEndian.copy128(in, 5, width, 3, wides, 1);
            assertThat(Sample.int128(wides, 3))
                    .isEqualTo(width == 0 ? BigInteger.ZERO : new BigInteger(in, 5 + 2 * width, width));
        }
    }
}
