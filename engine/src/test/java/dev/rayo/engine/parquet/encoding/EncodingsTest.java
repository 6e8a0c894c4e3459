package dev.rayo.engine.parquet.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bitpacking.BitPackingValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads back what parquet-java's encoders write: in pieces of every size, with values passed over between them.
class EncodingsTest {
    private static final int[] COUNTS = {1, 2, 7, 8, 31, 32, 33, 127, 128, 129, 1_000};

    /// Reads pieces and skips pieces until all `count` values are through.
    private static List<Object> readInPieces(Random random, int count, IntFunction<List<Object>> read, ValueReader in) {
        List<Object> values = new ArrayList<>();
        int done = 0;
        while (done < count) {
            int take = Math.min(count - done, random.nextInt(70));
            if (random.nextInt(3) == 0) {
                in.skip(take);
                for (int i = 0; i < take; i++) {
                    values.add("skipped");
                }
            } else {
                values.addAll(read.apply(take));
            }
            done += take;
        }
        return values;
    }

    private static void assertReads(
            int count, IntFunction<Object> expected, IntFunction<List<Object>> read, ValueReader in) {
        List<Object> actual = readInPieces(new Random(count), count, read, in);
        for (int i = 0; i < count; i++) {
            if (!"skipped".equals(actual.get(i))) {
                assertThat(actual.get(i)).as("value %d of %d", i, count).isEqualTo(expected.apply(i));
            }
        }
        assertThatThrownBy(() -> in.skip(1)).isInstanceOf(MalformedPageException.class);
    }

    private static IntFunction<List<Object>> ints(ValueReader in) {
        return take -> {
            int[] values = new int[take + 3];
            in.readInts(values, 2, take);
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < take; i++) {
                list.add(values[i + 2]);
            }
            return list;
        };
    }

    private static IntFunction<List<Object>> longs(ValueReader in) {
        return take -> {
            long[] values = new long[take + 3];
            in.readLongs(values, 2, take);
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < take; i++) {
                list.add(values[i + 2]);
            }
            return list;
        };
    }

    private static IntFunction<List<Object>> texts(ValueReader in) {
        return take -> {
            long[] views = new long[take + 3];
            byte[] data = in.readViews(views, 2, take);
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < take; i++) {
                list.add(new String(data, (int) (views[i + 2] >>> 32), (int) views[i + 2], StandardCharsets.UTF_8));
            }
            return list;
        };
    }

    private static byte[] bytes(ValuesWriter writer) throws IOException {
        return writer.getBytes().toByteArray();
    }

    private static HeapByteBufferAllocator allocator() {
        return new HeapByteBufferAllocator();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 20, 40, 62, 63})
    void deltasOfEveryWidth(int shift) throws IOException {
        for (int count : COUNTS) {
            long[] values = new Random(shift).longs(count).map(v -> v >> shift).toArray();
            ValuesWriter writer = new DeltaBinaryPackingValuesWriterForLong(100, 1_000, allocator());
            ValuesWriter narrow = new DeltaBinaryPackingValuesWriterForInteger(100, 1_000, allocator());
            for (long value : values) {
                writer.writeLong(value);
                narrow.writeInteger((int) value);
            }
            byte[] wide = bytes(writer);
            DeltaReader reader = new DeltaReader(wide, 0, wide.length);
            assertReads(count, i -> values[i], longs(reader), reader);
            assertThat(reader.endOfValues()).isEqualTo(wide.length);
            byte[] small = bytes(narrow);
            DeltaReader narrowReader = new DeltaReader(small, 0, small.length);
            assertReads(count, i -> (int) values[i], ints(narrowReader), narrowReader);
        }
    }

    private static String text(int i) {
        return "prefix " + "ab".repeat(i % 5) + i / 3 + (i % 11 == 0 ? "" : "é");
    }

    @Test
    void byteStringsAsDeltas() throws IOException {
        for (int count : COUNTS) {
            ValuesWriter lengths = new DeltaLengthByteArrayValuesWriter(100, 1_000, allocator());
            ValuesWriter shared = new DeltaByteArrayWriter(100, 1_000, allocator());
            ValuesWriter plain = new PlainValuesWriter(100, 1_000, allocator());
            for (int i = 0; i < count; i++) {
                for (ValuesWriter writer : List.of(lengths, shared, plain)) {
                    writer.writeBytes(Binary.fromString(text(i)));
                }
            }
            byte[] encoded = bytes(lengths);
            ValueReader reader = new DeltaLengthReader(encoded, 0, encoded.length, count);
            assertReads(count, EncodingsTest::text, texts(reader), reader);
            encoded = bytes(shared);
            reader = new DeltaBytesReader(encoded, 0, encoded.length, count);
            assertReads(count, EncodingsTest::text, texts(reader), reader);
            encoded = bytes(plain);
            reader = new PlainBytesReader(encoded, 0, encoded.length);
            assertReads(count, EncodingsTest::text, texts(reader), reader);
        }
    }

    @Test
    void splitStreamsOfEveryWidth() throws IOException {
        for (int count : COUNTS) {
            ValuesWriter ints = new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(
                    100, 1_000, allocator());
            ValuesWriter longs =
                    new ByteStreamSplitValuesWriter.LongByteStreamSplitValuesWriter(100, 1_000, allocator());
            ValuesWriter fixed = new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
                    3, 100, 1_000, allocator());
            for (int i = 0; i < count; i++) {
                ints.writeInteger(i * 77_777);
                longs.writeLong(i * -7_777_777_777L);
                fixed.writeBytes(Binary.fromConstantByteArray(new byte[] {'a', (byte) ('a' + i % 26), 'c'}));
            }
            byte[] encoded = bytes(ints);
            ValueReader reader = new StreamSplitReader(encoded, 0, encoded.length, 4);
            assertReads(count, i -> i * 77_777, ints(reader), reader);
            encoded = bytes(longs);
            reader = new StreamSplitReader(encoded, 0, encoded.length, 8);
            assertReads(count, i -> i * -7_777_777_777L, longs(reader), reader);
            encoded = bytes(fixed);
            reader = new StreamSplitReader(encoded, 0, encoded.length, 3);
            assertReads(count, i -> "a" + (char) ('a' + i % 26) + "c", texts(reader), reader);
        }
    }

    @Test
    void runsOfEveryWidth() throws IOException {
        for (int width = 0; width <= 32; width++) {
            for (int count : COUNTS) {
                Random random = new Random(width);
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    boolean repeat = i > 0 && random.nextInt(20) > 0 && i / 100 % 2 == 0;
                    values[i] = repeat ? values[i - 1] : width == 0 ? 0 : random.nextInt() >>> (32 - width);
                }
                RunLengthBitPackingHybridEncoder encoder =
                        new RunLengthBitPackingHybridEncoder(width, 100, 1_000, allocator());
                for (int value : values) {
                    encoder.writeInt(value);
                }
                byte[] encoded = encoder.toBytes().toByteArray();
                RunReader reader = new RunReader(encoded, 0, encoded.length, width);
                List<Object> actual = readInPieces(new Random(count), count, ints(reader), reader);
                for (int i = 0; i < count; i++) {
                    if (!"skipped".equals(actual.get(i))) {
                        assertThat(actual.get(i)).isEqualTo(values[i]);
                    }
                }
                RunReader picked = new RunReader(encoded, 0, encoded.length, width);
                picked.skip(count / 3);
                int[] places = {0, (count - count / 3 - 1) / 2, count - count / 3 - 1};
                int[] selected = new int[3];
                picked.selectInts(places, 3, selected);
                assertThat(selected)
                        .containsExactly(values[count / 3], values[count / 3 + places[1]], values[count - 1]);
            }
        }
    }

    @Test
    void bitsOfBooleansAndLevels() throws IOException {
        for (int count : COUNTS) {
            Random random = new Random(count);
            boolean[] values = new boolean[count];
            ValuesWriter plain = new BooleanPlainValuesWriter();
            RunLengthBitPackingHybridEncoder runs = new RunLengthBitPackingHybridEncoder(1, 100, 1_000, allocator());
            ValuesWriter legacy = new BitPackingValuesWriter(1, 100, 1_000, allocator());
            for (int i = 0; i < count; i++) {
                values[i] = i / 50 % 2 == 0 ? random.nextBoolean() : i / 100 % 2 == 0;
                plain.writeBoolean(values[i]);
                runs.writeInt(values[i] ? 1 : 0);
                legacy.writeInteger(values[i] ? 1 : 0);
            }
            byte[] plainBytes = bytes(plain);
            byte[] runBytes = runs.toBytes().toByteArray();
            byte[] legacyBytes = bytes(legacy);
            for (ValueReader reader : List.of(
                    new PlainBitReader(plainBytes, 0, plainBytes.length),
                    new RunReader(runBytes, 0, runBytes.length, 1),
                    new BigEndianBitsReader(legacyBytes, 0, legacyBytes.length, 1))) {
                IntFunction<List<Object>> bits = take -> {
                    long[] words = new long[3];
                    Arrays.fill(words, random.nextLong());
                    long before = words[0] & 0x1f;
                    reader.readBits(words, 5, take);
                    assertThat(words[0] & 0x1f).isEqualTo(before);
                    List<Object> list = new ArrayList<>();
                    for (int i = 5; i < take + 5; i++) {
                        list.add((words[i >> 6] >>> i & 1) != 0);
                    }
                    return list;
                };
                List<Object> actual = readInPieces(new Random(3), count, bits, reader);
                for (int i = 0; i < count; i++) {
                    if (!"skipped".equals(actual.get(i))) {
                        assertThat(actual.get(i)).as("%s %d", reader, i).isEqualTo(values[i]);
                    }
                }
            }
        }
    }

    @Test
    void legacyLevelsOfSeveralBits() throws IOException {
        ValuesWriter writer = new BitPackingValuesWriter(31, 100, 1_000, allocator());
        for (int i = 0; i < 100; i++) {
            writer.writeInteger(i % 30);
        }
        byte[] encoded = bytes(writer);
        LevelReaders.Section section = LevelReaders.sectionV1(Encoding.BIT_PACKED, encoded, 0, encoded.length, 100, 5);
        ValueReader reader = LevelReaders.open(Encoding.BIT_PACKED, encoded, section, 5);
        List<Object> actual = readInPieces(new Random(3), 100, ints(reader), reader);
        for (int i = 0; i < 100; i++) {
            if (!"skipped".equals(actual.get(i))) {
                assertThat(actual.get(i)).isEqualTo(i % 30);
            }
        }
    }

    @Test
    void aReaderRefusesValuesThatItsEncodingCannotHold() {
        byte[] bytes = new byte[16];
        ValueReader plain = new PlainFixedReader(bytes, 0, 16, 4);
        assertThatThrownBy(() -> plain.readLongs(new long[2], 0, 2)).hasMessageContaining("values of 4 bytes");
        assertThatThrownBy(() -> plain.readBits(new long[2], 0, 2)).hasMessageContaining("PLAIN cannot hold booleans");
        assertThatThrownBy(() -> plain.readInts(new int[5], 0, 5)).hasMessageContaining("5 more values expected");
        ValueReader split = new StreamSplitReader(bytes, 0, 16, 4);
        assertThatThrownBy(() -> split.readDoubles(new double[2], 0, 2)).isInstanceOf(MalformedPageException.class);
        assertThatThrownBy(() -> split.selectInts(new int[1], 1, new int[1]))
                .hasMessageContaining("BYTE_STREAM_SPLIT");
        assertThatThrownBy(() -> new StreamSplitReader(bytes, 0, 15, 4)).hasMessageContaining("15 bytes");
        assertThatThrownBy(() -> new RunReader(bytes, 0, 16, 33)).hasMessageContaining("bit width 33");
        assertThatThrownBy(() -> new RunReader(bytes, 0, 16, 2).readBits(new long[1], 0, 1))
                .hasMessageContaining("bit width 2");
        for (ValueReader reader : List.of(plain, split, new RunReader(bytes, 0, 16, 1))) {
            assertThatThrownBy(() -> reader.selectViews(new int[] {99}, 1, new long[1]))
                    .isInstanceOf(MalformedPageException.class);
        }
    }

    @Test
    void malformedRunsAndDeltasAreRefused() {
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatThrownBy(() -> new RunReader(endless, 0, 11, 1).skip(1)).hasMessageContaining("five bytes");
        assertThatThrownBy(() -> new DeltaReader(endless, 0, 11)).hasMessageContaining("ten bytes");
        byte[] tooWide = {4, 7, 0, 0};
        assertThatThrownBy(() -> new RunReader(tooWide, 0, 4, 2).skip(1)).hasMessageContaining("does not fit 2 bits");
        byte[] oddBlock = {100, 3, 5, 2};
        assertThatThrownBy(() -> new DeltaReader(oddBlock, 0, 4)).hasMessageContaining("100 values in 3 parts");
        byte[] cut = {(byte) 0x80, 1, 4, 9, 2};
        DeltaReader reader = new DeltaReader(cut, 0, 5);
        assertThatThrownBy(() -> reader.skip(9)).isInstanceOf(MalformedPageException.class);
        assertThatThrownBy(() -> new DeltaLengthReader(cut, 0, 5, 3)).hasMessageContaining("9 lengths for 3 values");
    }
}
