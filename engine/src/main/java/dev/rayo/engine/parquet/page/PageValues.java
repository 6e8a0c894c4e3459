package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.DeltaBytesReader;
import dev.rayo.engine.parquet.encoding.DeltaLengthReader;
import dev.rayo.engine.parquet.encoding.DeltaReader;
import dev.rayo.engine.parquet.encoding.LevelReaders;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.PlainBitReader;
import dev.rayo.engine.parquet.encoding.PlainBytesReader;
import dev.rayo.engine.parquet.encoding.PlainFixedReader;
import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.encoding.StreamSplitReader;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/// Opens the values of a page by its encoding.
final class PageValues {
    private PageValues() {}

    /// @param values values that are not NULL; if there are none the bytes are not looked at
    static ValueReader open(Encoding encoding, LeafType leaf, byte[] page, int start, int end, int values) {
        if (values == 0) {
            return new RunReader(page, start, start, 0);
        }
        Type type = leaf.physical();
        return switch (encoding) {
            case PLAIN -> plain(leaf, page, start, end);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (start >= end) {
                    throw new MalformedPageException("dictionary codes without a bit width");
                }
                yield new RunReader(page, start + 1, end, page[start] & 0xff);
            }
            case RLE -> {
                require(type == Type.BOOLEAN, encoding, type);
                LevelReaders.Section section = LevelReaders.sectionV1(Encoding.RLE, page, start, end, values, 1);
                yield new RunReader(page, section.start(), section.end(), 1);
            }
            case DELTA_BINARY_PACKED -> {
                require(type == Type.INT32 || type == Type.INT64, encoding, type);
                yield new DeltaReader(page, start, end);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                require(type == Type.BYTE_ARRAY, encoding, type);
                yield new DeltaLengthReader(page, start, end, values);
            }
            case DELTA_BYTE_ARRAY -> {
                require(type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY, encoding, type);
                yield new DeltaBytesReader(page, start, end, values);
            }
            case BYTE_STREAM_SPLIT -> new StreamSplitReader(page, start, end, width(leaf));
            case BIT_PACKED -> throw new MalformedPageException("values in encoding BIT_PACKED");
        };
    }

    private static ValueReader plain(LeafType leaf, byte[] page, int start, int end) {
        return switch (leaf.physical()) {
            case BOOLEAN -> new PlainBitReader(page, start, end);
            case BYTE_ARRAY -> new PlainBytesReader(page, start, end);
            case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY ->
                new PlainFixedReader(page, start, end, width(leaf));
        };
    }

    /// Bytes of a fixed-width value.
    private static int width(LeafType leaf) {
        return switch (leaf.physical()) {
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> leaf.typeLength();
            case BOOLEAN, BYTE_ARRAY ->
                throw new MalformedPageException(leaf.physical() + " values in an encoding of fixed widths");
        };
    }

    /// Checks that `values` PLAIN values can lie in `bytes` bytes, before room for them is allocated.
    static void checkRoom(LeafType leaf, int values, int bytes) {
        long least =
                switch (leaf.physical()) {
                    case BOOLEAN -> (values + 7L) / 8;
                    case BYTE_ARRAY -> 4L * values;
                    case INT32, INT64, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY -> (long) values * width(leaf);
                };
        if (least > bytes) {
            throw new MalformedPageException("a dictionary of " + values + " entries in " + bytes + " bytes");
        }
    }

    private static void require(boolean fits, Encoding encoding, Type type) {
        if (!fits) {
            throw new MalformedPageException(type + " values in encoding " + encoding);
        }
    }
}
