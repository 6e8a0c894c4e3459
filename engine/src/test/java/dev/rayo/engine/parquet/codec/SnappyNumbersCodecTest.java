package dev.rayo.engine.parquet.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import io.airlift.compress.v3.snappy.SnappyCompressor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Gives back what a compressor took, whatever it holds, and never more than a refusal for damaged data.
class SnappyNumbersCodecTest {
    private static final int[] SIZES = {0, 1, 7, 8, 9, 63, 64, 79, 80, 81, 159, 160, 161, 1_000, 65_535, 65_544, 200_000};

    enum Shape {
        SMALL_LONGS,
        RISING_LONGS,
        INTS,
        DOUBLES,
        CONSTANT,
        NOISE,
        TEXT,
        PERIODS;

        byte[] bytes(int size, Random random) {
            ByteBuffer bytes = ByteBuffer.allocate(size + 16).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; bytes.position() < size; i++) {
                switch (this) {
                    case SMALL_LONGS -> bytes.putLong(random.nextInt(1 << 24));
                    case RISING_LONGS -> bytes.putLong(1_000_000L + i);
                    case INTS -> bytes.putInt(random.nextInt(70_000));
                    case DOUBLES -> bytes.putDouble(random.nextInt(1_000) / 4.0);
                    case CONSTANT -> bytes.put((byte) 'x');
                    case NOISE -> bytes.put((byte) random.nextInt());
                    case TEXT -> bytes.put((byte) "the quick brown fox jumps".charAt(random.nextInt(25)));
                    // Copies from 1 to 19 bytes before.
                    case PERIODS -> bytes.put((byte) (i % (1 + i / 300 % 19)));
                }
            }
            return Arrays.copyOf(bytes.array(), size);
        }
    }

    private static byte[] compressed(byte[] bytes) {
        SnappyCompressor compressor = SnappyCompressor.create();
        byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(out, compressor.compress(bytes, 0, bytes.length, out, 0, out.length));
    }

    private static SnappyNumbersCodec codec() {
        return new SnappyNumbersCodec(Ledger.root(1L << 30).reserve("test", MemoryKind.HEAP));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeComesBackAndNothingBesideItIsWritten(Shape shape) {
        Random random = new Random(42);
        SnappyNumbersCodec codec = codec();
        for (int size : SIZES) {
            byte[] bytes = shape.bytes(size, random);
            byte[] to = new byte[size + 20];
            Arrays.fill(to, (byte) 0x5a);
            codec.decompress(MemorySegment.ofArray(compressed(bytes)), to, 7, size);
            assertThat(Arrays.copyOfRange(to, 7, 7 + size)).as("%s, %d bytes", shape, size).isEqualTo(bytes);
            assertThat(IntStream.range(0, 20).map(i -> to[i < 7 ? i : size + i])).containsOnly(0x5a);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void damagedDataIsRefusedOrReadAsSomethingElse(Shape shape) {
        Random random = new Random(7);
        SnappyNumbersCodec codec = codec();
        byte[] stored = compressed(shape.bytes(3_000, random));
        for (int run = 0; run < 2_000; run++) {
            byte[] damaged = stored.clone();
            for (int i = 0; i < 1 + run % 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            int length = run % 5 == 0 ? random.nextInt(damaged.length) : damaged.length;
            byte[] to = new byte[3_040];
            try {
                codec.decompress(MemorySegment.ofArray(damaged).asSlice(0, length), to, 20, 3_000);
            } catch (MalformedPageException expected) {
                assertThat(expected).hasMessageContaining("snappy");
            }
            assertThat(IntStream.range(0, 40).map(i -> to[i < 20 ? i : 3_000 + i])).containsOnly(0);
        }
    }

    @Test
    void aWrongLengthOrCopyIsNamed() {
        byte[] to = new byte[100];
        assertThatThrownBy(() -> codec().decompress(MemorySegment.ofArray(new byte[] {5, 16, 1, 2, 3, 4, 5}), to, 0, 6))
                .isInstanceOf(MalformedPageException.class)
                .hasMessage("snappy data of 5 bytes where the page header says 6");
        assertThatThrownBy(() -> codec().decompress(MemorySegment.ofArray(new byte[] {6, 0, 1, 1 << 2 | 1, 9}), to, 50, 6))
                .hasMessage("damaged snappy data: a copy of 5 bytes from 9 before");
        assertThatThrownBy(() -> codec().decompress(MemorySegment.ofArray(new byte[] {6, 0, 1}), to, 0, 6))
                .hasMessage("damaged snappy data: 5 bytes are missing");
        assertThatThrownBy(() -> codec().decompress(MemorySegment.ofArray(new byte[0]), to, 0, 6))
                .hasMessageContaining("no length");
    }

    @Test
    void theInputIsReserved() {
        Ledger ledger = Ledger.root(1L << 30);
        try (Reservation reservation = ledger.reserve("test", MemoryKind.HEAP)) {
            byte[] stored = compressed(Shape.NOISE.bytes(100_000, new Random(1)));
            new SnappyNumbersCodec(reservation)
                    .decompress(MemorySegment.ofArray(stored), new byte[100_000], 0, 100_000);
            assertThat(reservation.bytes()).isBetween(100_000L, 130_000L);
        }
    }
}
