package dev.rayo.engine.parquet.pruning;

import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values as footers and indexes store them, read in the form of [ValueOrder].
final class StoredValues {
    private static final long MICROS_PER_MILLI = 1000;

    private StoredValues() {}

    /// Null if the bytes are no value of the type, or the type has no order.
    static @Nullable Object read(LeafType leaf, byte[] bytes) {
        return switch (leaf.physical()) {
            case BOOLEAN -> bytes.length == 1 && (bytes[0] & ~1) == 0 ? (Object) (bytes[0] == 1) : null;
            case INT32 -> bytes.length == 4 ? ofInt(leaf, buffer(bytes).getInt()) : null;
            case INT64 -> bytes.length == 8 ? ofLong(leaf, buffer(bytes).getLong()) : null;
            case FLOAT -> bytes.length == 4 ? (Object) (double) buffer(bytes).getFloat() : null;
            case DOUBLE -> bytes.length == 8 ? (Object) buffer(bytes).getDouble() : null;
            case INT96 -> null;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> ofBytes(leaf, bytes);
        };
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable Object ofInt(LeafType leaf, int value) {
        return switch (leaf.conversion()) {
            case INT8 -> value == (byte) value ? (Object) (long) value : null;
            case INT16 -> value == (short) value ? (Object) (long) value : null;
            case UINT8 -> value == (value & 0xff) ? (Object) (long) value : null;
            case UINT16 -> value == (value & 0xffff) ? (Object) (long) value : null;
            case WIDEN_UNSIGNED -> value & 0xffff_ffffL;
            case MILLIS -> value * MICROS_PER_MILLI;
            default -> number(leaf, value);
        };
    }

    private static @Nullable Object ofLong(LeafType leaf, long value) {
        return switch (leaf.conversion()) {
            case MILLIS -> Math.abs((double) value) < Long.MAX_VALUE / 1001.0 ? (Object) (value * MICROS_PER_MILLI) : null;
            case NANOS -> Math.floorDiv(value, 1000);
            case WIDE_UNSIGNED -> new BigDecimal(Long.toUnsignedString(value));
            default -> number(leaf, value);
        };
    }

    private static @Nullable Object number(LeafType leaf, long value) {
        if (leaf.type() instanceof Type.Decimal decimal) {
            return BigDecimal.valueOf(value, decimal.scale());
        }
        return leaf.type() == Type.DOUBLE ? null : (Object) value;
    }

    private static @Nullable Object ofBytes(LeafType leaf, byte[] bytes) {
        return switch (leaf.conversion()) {
            case DECIMAL ->
                leaf.type() instanceof Type.Decimal decimal && bytes.length > 0 && bytes.length <= 16
                        ? new BigDecimal(new BigInteger(bytes), decimal.scale())
                        : null;
            case FLOAT16 -> bytes.length == 2 ? (Object) (double) Float.float16ToFloat(buffer(bytes).getShort()) : null;
            case BYTES, TEXT -> bytes;
            case UUID -> {
                if (bytes.length != 16) {
                    yield null;
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                yield new UUID(buffer.getLong(), buffer.getLong()).toString().getBytes(StandardCharsets.US_ASCII);
            }
            default -> null;
        };
    }
}
