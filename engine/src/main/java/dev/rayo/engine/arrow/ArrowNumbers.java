package dev.rayo.engine.arrow;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.type.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Numbers of fixed width, little-endian.
final class ArrowNumbers {
    private ArrowNumbers() {}

    static int width(ArrowType.FloatingPoint type) {
        return switch (type.getPrecision()) {
            case HALF -> 2;
            case SINGLE -> 4;
            case DOUBLE -> 8;
        };
    }

    static Column integers(ArrowType.Int arrow, Type type, byte[] bytes, long @Nullable [] validity, int count) {
        boolean signed = arrow.getIsSigned();
        return switch (arrow.getBitWidth()) {
            case 8, 16 -> new IntColumn(type, ints(arrow, bytes, count), validity, count);
            case 32 -> {
                int[] values = ints(arrow, bytes, count);
                if (signed) {
                    yield new IntColumn(type, values, validity, count);
                }
                long[] wide = new long[count];
                for (int i = 0; i < count; i++) {
                    wide[i] = values[i] & 0xffff_ffffL;
                }
                yield new LongColumn(type, wide, validity, count);
            }
            default -> {
                long[] values = longs(bytes, count);
                if (signed) {
                    yield new LongColumn(type, values, validity, count);
                }
                long[] words = new long[2 * count];
                for (int i = 0; i < count; i++) {
                    words[2 * i + 1] = values[i];
                }
                yield new WideColumn(type, words, validity, count);
            }
        };
    }

    /// The codes of a dictionary; one that does not fit is -1.
    static int[] codes(ArrowType.Int arrow, byte[] bytes, int count) {
        if (arrow.getBitWidth() < 64) {
            return ints(arrow, bytes, count);
        }
        int[] codes = new int[count];
        long[] values = longs(bytes, count);
        for (int i = 0; i < count; i++) {
            codes[i] = values[i] >= 0 && values[i] <= Integer.MAX_VALUE ? (int) values[i] : -1;
        }
        return codes;
    }

    static Column floats(
            ArrowType.FloatingPoint arrow, Type type, byte[] bytes, long @Nullable [] validity, int count) {
        ByteBuffer in = littleEndian(bytes);
        if (arrow.getPrecision() == FloatingPointPrecision.DOUBLE) {
            double[] values = new double[count];
            in.asDoubleBuffer().get(values, 0, count);
            return new DoubleColumn(type, values, validity, count);
        }
        float[] values = new float[count];
        if (arrow.getPrecision() == FloatingPointPrecision.SINGLE) {
            in.asFloatBuffer().get(values, 0, count);
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = Float.float16ToFloat(in.getShort(2 * i));
            }
        }
        return new FloatColumn(type, values, validity, count);
    }

    /// @param width bytes of a value: 16 or 32, of which the lowest 16 count
    static Column decimals(int width, Type type, byte[] bytes, long @Nullable [] validity, int count) {
        ByteBuffer in = littleEndian(bytes);
        boolean isLong = ((Type.Decimal) type).isLong();
        long[] words = new long[isLong ? count : 2 * count];
        for (int i = 0; i < count; i++) {
            long low = in.getLong(i * width);
            if (isLong) {
                words[i] = low;
            } else {
                words[2 * i] = in.getLong(i * width + 8);
                words[2 * i + 1] = low;
            }
        }
        return isLong
                ? new LongColumn(type, words, validity, count)
                : new WideColumn(type, words, validity, count);
    }

    static long[] longs(byte[] bytes, int count) {
        long[] values = new long[count];
        littleEndian(bytes).asLongBuffer().get(values, 0, count);
        return values;
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] ints(ArrowType.Int arrow, byte[] bytes, int count) {
        int[] values = new int[count];
        ByteBuffer in = littleEndian(bytes);
        boolean signed = arrow.getIsSigned();
        switch (arrow.getBitWidth()) {
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = signed ? bytes[i] : bytes[i] & 0xff;
                }
            }
            case 16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = signed ? in.getShort(2 * i) : in.getShort(2 * i) & 0xffff;
                }
            }
            default -> in.asIntBuffer().get(values, 0, count);
        }
        return values;
    }
}
