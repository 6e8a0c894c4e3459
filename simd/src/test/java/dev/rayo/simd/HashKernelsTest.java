package dev.rayo.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashKernelsTest {
    private final HashKernels kernels = Kernels.scalar().hash();

    @ParameterizedTest
    @EnumSource
    void everyKernelHashesAsTheMixOfItsValue(Subject subject) {
        subject.verify(Hashing.class);
    }

    /// The mixer, written down once more.
    static long mix(long value) {
        long hash = value;
        for (int round = 0; round < 2; round++) {
            hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        }
        return hash ^ hash >>> 32;
    }

    static long ofDouble(double value) {
        return mix(Double.doubleToLongBits(value == 0 ? 0.0 : value));
    }

    static final class Hashing implements KernelCheck {
        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(1);
            HashKernels hash = kernels.hash();
            for (int count : Sample.COUNTS) {
                for (long[] validity : sample.validities(count)) {
                    int[] ints = sample.ints(count);
                    long[] longs = sample.longs(count);
                    float[] floats = sample.floats(count);
                    double[] doubles = sample.doubles(count);
                    long[] wides = sample.int128s(count);
                    long[] out = new long[count];
                    hash.hash(ints, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        assertThat(out[i]).isEqualTo(Bits.isSet(validity, i) ? mix(ints[i]) : HashKernels.NULL);
                    }
                    hash.hash(longs, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        assertThat(out[i]).isEqualTo(Bits.isSet(validity, i) ? mix(longs[i]) : HashKernels.NULL);
                    }
                    hash.hash(floats, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        assertThat(out[i]).isEqualTo(Bits.isSet(validity, i) ? ofDouble(floats[i]) : HashKernels.NULL);
                    }
                    hash.hash(doubles, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        assertThat(out[i]).isEqualTo(Bits.isSet(validity, i) ? ofDouble(doubles[i]) : HashKernels.NULL);
                    }
                    hash.hash128(wides, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        long high = wides[2 * i];
                        long low = wides[2 * i + 1];
                        long wide = high == low >> 63
                                ? mix(low)
                                : Long.rotateLeft(mix(high), 25) * 0xd6e8feb86659fd93L ^ mix(low);
                        assertThat(out[i]).isEqualTo(Bits.isSet(validity, i) ? wide : HashKernels.NULL);
                    }
                    long[] combined = new long[count];
                    hash.combine(longs, out, count, combined);
                    for (int i = 0; i < count; i++) {
                        assertThat(combined[i])
                                .isEqualTo(Long.rotateLeft(longs[i], 25) * 0xd6e8feb86659fd93L ^ out[i]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKernelHashesStringsAsBlocksOfEightWords(Subject subject) {
        subject.verify(HashingStrings.class);
    }

    static final class HashingStrings implements KernelCheck {
        private static final long MULTIPLIER = 0xd6e8feb86659fd93L;
        private static final long[] KEYS = {
            0xa0761d6478bd642fL, 0xe7037ed1a0b428dbL, 0x8ebc6af09c88c6e3L, 0x589965cc75374cc3L,
            0x1d8e4e27c47d124fL, 0xeb44accab455d165L, 0x9c6c867f31a5e2b7L, 0xc3a5c85c97cb3127L,
        };

        @Override
        public void verify(Kernels kernels) {
            Sample sample = new Sample(7);
            byte[] data = sample.bytes(400);
            for (int count : Sample.COUNTS) {
                for (long[] validity : sample.validities(count)) {
                    long[] views = new long[count];
                    for (int i = 0; i < count; i++) {
                        int offset = sample.below(data.length);
                        int length = sample.below(data.length - offset + 1);
                        views[i] = Bits.isSet(validity, i) ? (long) offset << 32 | length : -1;
                    }
                    long[] out = new long[count];
                    kernels.hash().hashBytes(data, views, validity, count, out);
                    for (int i = 0; i < count; i++) {
                        long expected = Bits.isSet(validity, i)
                                ? hash(data, (int) (views[i] >>> 32), (int) views[i])
                                : HashKernels.NULL;
                        assertThat(out[i]).isEqualTo(expected);
                    }
                }
            }
        }

        /// The hash, written down once more, byte by byte.
        private static long hash(byte[] data, int offset, int length) {
            long hash = length * 0x9e3779b97f4a7c15L;
            for (int block = 0; block == 0 || block < length; block += 64) {
                long sum = 0;
                for (int word = 0; word < 8; word++) {
                    long bits = 0;
                    for (int i = 0; i < 8; i++) {
                        int at = block + 8 * word + i;
                        bits |= at < length ? (data[offset + at] & 0xffL) << 8 * i : 0;
                    }
                    long product = (bits ^ bits >>> 32) * KEYS[word];
                    sum += product ^ product >>> 32;
                }
                hash = Long.rotateLeft(hash, 25) * MULTIPLIER ^ sum;
            }
            return mix(hash);
        }
    }

    /// Records of fixed width that differ in a few places, as keys often do, fill the buckets of a table evenly.
    @Test
    void stringsThatDifferInTwoPlacesDoNotCollide() {
        byte[] data = "0000000-0000000-0000000-0000000-".getBytes(StandardCharsets.UTF_8);
        for (int[] places : new int[][] {{7, 15}, {0, 31}, {3, 11}, {23, 31}}) {
            byte[] text = data.clone();
            Set<Long> all = new HashSet<>();
            Set<Long> low = new HashSet<>();
            Set<Long> high = new HashSet<>();
            for (int i = 0; i < 1 << 16; i++) {
                text[places[0]] = (byte) i;
                text[places[1]] = (byte) (i >> 8);
                long hash = hashOf(text, 0, text.length);
                all.add(hash);
                low.add(hash & 0xffff);
                high.add(hash >>> 48);
            }
            assertThat(all).hasSize(1 << 16);
            assertThat(low.size()).isBetween(40_500, 42_500);
            assertThat(high.size()).isBetween(40_500, 42_500);
        }
    }

    private long hashOf(byte[] data, int offset, int length) {
        long[] out = new long[1];
        kernels.hashBytes(data, new long[] {(long) offset << 32 | length}, null, 1, out);
        return out[0];
    }

    private long hashOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hashOf(bytes, 0, bytes.length);
    }

    @Test
    void equalValuesOfDifferentTypesHashAlike() {
        long[] out = new long[4];
        kernels.hash(new int[] {-7}, null, 1, out);
        long ofInt = out[0];
        kernels.hash(new long[] {-7}, null, 1, out);
        assertThat(out[0]).isEqualTo(ofInt);
        kernels.hash128(new long[] {-1, -7}, null, 1, out);
        assertThat(out[0]).isEqualTo(ofInt);
        kernels.hash(new double[] {0.0, -0.0, Double.NaN, -Double.NaN}, null, 4, out);
        assertThat(out[0]).isEqualTo(out[1]);
        assertThat(out[2]).isEqualTo(out[3]);
    }

    @Test
    void bytesHashByContentAndLengthNotByPlace() {
        byte[] data = "xxabcdefghijklmnopabcdefghijklmnop".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= 16; length++) {
            assertThat(hashOf(data, 2, length)).as("length %s", length).isEqualTo(hashOf(data, 18, length));
        }
        Set<Long> hashes = new HashSet<>();
        for (int zeros = 0; zeros < 100; zeros++) {
            hashes.add(hashOf(new byte[zeros], 0, zeros));
        }
        assertThat(hashes).hasSize(100);
        long[] out = new long[2];
        kernels.hashBytes(data, new long[] {-1, 2L << 32 | 3}, new long[] {2}, 2, out);
        assertThat(out).containsExactly(HashKernels.NULL, hashOf("abc"));
    }

    @Test
    void columnsCombineInOrder() {
        long[] out = new long[2];
        kernels.combine(new long[] {1, 2}, new long[] {2, 1}, 2, out);
        assertThat(out[0]).isNotEqualTo(out[1]);
    }

    /// Every input bit flips every output bit with a probability near one half.
    private static void avalanche(LongUnaryOperator hash) {
        Random random = new Random(5);
        int samples = 4_000;
        int[][] flips = new int[64][64];
        for (int sample = 0; sample < samples; sample++) {
            long value = random.nextLong();
            long base = hash.applyAsLong(value);
            for (int bit = 0; bit < 64; bit++) {
                long changed = base ^ hash.applyAsLong(value ^ 1L << bit);
                for (int out = 0; out < 64; out++) {
                    flips[bit][out] += (int) (changed >>> out & 1);
                }
            }
        }
        for (int bit = 0; bit < 64; bit++) {
            for (int out = 0; out < 64; out++) {
                assertThat(flips[bit][out] / (double) samples)
                        .as("input bit %s, output bit %s", bit, out)
                        .isBetween(0.42, 0.58);
            }
        }
    }

    @Test
    void longsAvalanche() {
        long[] out = new long[1];
        avalanche(value -> {
            kernels.hash(new long[] {value}, null, 1, out);
            return out[0];
        });
    }

    @Test
    void bytesAvalanche() {
        byte[] data = new byte[19];
        avalanche(value -> {
            for (int i = 0; i < 8; i++) {
                data[3 + i] = (byte) (value >>> (8 * i));
            }
            return hashOf(data, 0, 19);
        });
    }

    @Test
    void firstColumnsOfAPairAvalancheInTheUpperBitsAndSpreadInTheLower() {
        long[] out = new long[1];
        Set<Long> low = new HashSet<>();
        Set<Long> high = new HashSet<>();
        Set<Long> all = new HashSet<>();
        for (long a = 0; a < 256; a++) {
            for (long b = 0; b < 256; b++) {
                kernels.combine(new long[] {mix(a)}, new long[] {mix(b)}, 1, out);
                all.add(out[0]);
                low.add(out[0] & 0xffff);
                high.add(out[0] >>> 48);
            }
        }
        assertThat(all).hasSize(65_536);
        // 65,536 balls in as many bins leave 1/e of them empty.
        assertThat(low.size()).isBetween(40_500, 42_500);
        assertThat(high.size()).isBetween(40_500, 42_500);
    }

    @Test
    void smallIntegersFillTheBucketsOfATableEvenly() {
        long[] values = new long[1 << 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        long[] out = new long[values.length];
        kernels.hash(values, null, values.length, out);
        Set<Long> low = new HashSet<>();
        Set<Long> high = new HashSet<>();
        for (long hash : out) {
            low.add(hash & 0xffff);
            high.add(hash >>> 48);
        }
        assertThat(low.size()).isBetween(40_500, 42_500);
        assertThat(high.size()).isBetween(40_500, 42_500);
    }
}
