package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Values of up to 64 bits as longs that order as the values do.
final class WordValues extends GroupValues {
    private long[] words = new long[0];

    WordValues(Type type, Reservation memory) {
        super(type, memory);
    }

    static boolean fits(Type type) {
        return type.isInteger()
                || type.isTemporal()
                || type == Type.TIME
                || type == Type.BOOLEAN
                || type.isFloating()
                || type instanceof Type.Decimal decimal && decimal.isLong();
    }

    /// The first `count` values of a column that is not constant.
    static void words(Column column, int count, long[] words) {
        if (column instanceof DoubleColumn c) {
            double[] values = c.values();
            for (int i = 0; i < count; i++) {
                words[i] = ordered(values[i]);
            }
        } else if (column instanceof IntColumn || column instanceof LongColumn) {
            GroupTable.words(column, count, words);
        } else {
            for (int i = 0; i < count; i++) {
                words[i] = word(column, i);
            }
        }
    }

    private static long word(Column column, int row) {
        return switch (column) {
            case LongColumn c -> c.values()[row];
            case IntColumn c -> c.values()[row];
            case DoubleColumn c -> ordered(c.values()[row]);
            case FloatColumn c -> ordered(c.values()[row]);
            case BitColumn c -> c.bits()[row >> 6] >>> row & 1;
            default -> throw new IllegalArgumentException("not a column of up to 64 bits: " + column);
        };
    }

    /// NaN is the greatest; its own inverse but for the conversion to and from bits.
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static double ofOrdered(long word) {
        return Double.longBitsToDouble(word ^ word >> 63 & Long.MAX_VALUE);
    }

    void set(int group, long word) {
        words[group] = word;
    }

    @Override
    int groupBytes() {
        return Long.BYTES;
    }

    @Override
    void grow(int groups) {
        words = Arrays.copyOf(words, groups);
    }

    @Override
    void set(int group, Column plain, int row) {
        words[group] = word(plain, row);
    }

    @Override
    void set(int group, GroupValues other, int from) {
        words[group] = ((WordValues) other).words[from];
    }

    @Override
    int compare(int group, Column plain, int row) {
        return Long.compare(words[group], word(plain, row));
    }

    @Override
    int compare(int group, GroupValues other, int from) {
        return Long.compare(words[group], ((WordValues) other).words[from]);
    }

    @Override
    Column values(int from, int count, long[] validity, SliceBuffer buffer) {
        if (type == Type.DOUBLE) {
            double[] values = buffer.doubles(count);
            for (int i = 0; i < count; i++) {
                values[i] = ofOrdered(words[from + i]);
            }
            return new DoubleColumn(type, values, validity, count);
        }
        if (type == Type.REAL) {
            float[] values = buffer.floats(count);
            for (int i = 0; i < count; i++) {
                values[i] = (float) ofOrdered(words[from + i]);
            }
            return new FloatColumn(type, values, validity, count);
        }
        if (type == Type.BOOLEAN) {
            long[] bits = buffer.longs(Columns.words(count));
            Arrays.fill(bits, 0, Columns.words(count), 0);
            for (int i = 0; i < count; i++) {
                bits[i >> 6] |= words[from + i] << i;
            }
            return new BitColumn(type, bits, validity, count);
        }
        if (isInt(type)) {
            int[] values = buffer.ints(count);
            for (int i = 0; i < count; i++) {
                values[i] = (int) words[from + i];
            }
            return new IntColumn(type, values, validity, count);
        }
        long[] values = buffer.longs(count);
        System.arraycopy(words, from, values, 0, count);
        return new LongColumn(type, values, validity, count);
    }

    private static boolean isInt(Type type) {
        return type == Type.NULL
                || type == Type.TINYINT
                || type == Type.SMALLINT
                || type == Type.INTEGER
                || type == Type.DATE;
    }
}
