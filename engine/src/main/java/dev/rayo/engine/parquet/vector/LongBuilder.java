package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.simd.LittleEndian;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// BIGINT, times, timestamps and decimals of at most 18 digits.
final class LongBuilder extends VectorBuilder {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private long[] values = new long[0];
    private int[] ints = new int[0];

    LongBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        values = values.length < rows ? Arrays.copyOf(values, rows) : values;
    }

    @Override
    public void read(ValueReader source, int more) {
        switch (leaf.physical()) {
            case INT32 -> readInts(source, more);
            case INT64 -> readLongs(source, more);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> readDecimals(source, more);
            case INT96 -> readJulian(source, more);
            case BOOLEAN, FLOAT, DOUBLE ->
                throw new IllegalStateException(leaf.physical() + " as " + leaf.type());
        }
        count += more;
    }

    private void readInts(ValueReader source, int more) {
        ints = ints.length < more ? new int[more] : ints;
        source.readInts(ints, 0, more);
        switch (leaf.conversion()) {
            case WIDEN_UNSIGNED -> {
                for (int i = 0; i < more; i++) {
                    values[count + i] = ints[i] & 0xffff_ffffL;
                }
            }
            case MILLIS -> {
                for (int i = 0; i < more; i++) {
                    values[count + i] = ints[i] * 1000L;
                }
            }
            default -> {
                for (int i = 0; i < more; i++) {
                    values[count + i] = ints[i];
                }
            }
        }
    }

    private void readLongs(ValueReader source, int more) {
        source.readLongs(values, count, more);
        switch (leaf.conversion()) {
            case MILLIS -> {
                for (int i = count; i < count + more; i++) {
                    long millis = values[i];
                    if (millis > Long.MAX_VALUE / 1000 || millis < Long.MIN_VALUE / 1000) {
                        throw outOfRange("a timestamp of milliseconds", millis);
                    }
                    values[i] = millis * 1000;
                }
            }
            case NANOS -> {
                for (int i = count; i < count + more; i++) {
                    values[i] = Math.floorDiv(values[i], 1000);
                }
            }
            default -> {}
        }
    }

    private void readDecimals(ValueReader source, int more) {
        byte[] data = source.readViews(values, count, more);
        for (int i = count; i < count + more; i++) {
            int offset = (int) (values[i] >>> 32);
            int length = (int) values[i];
            BigEndian.checkFits(data, offset, length, 8);
            values[i] = BigEndian.low(data, offset, length);
        }
    }

    private void readJulian(ValueReader source, int more) {
        byte[] data = source.readViews(values, count, more);
        for (int i = count; i < count + more; i++) {
            int offset = (int) (values[i] >>> 32);
            long nanos = LittleEndian.readLong(data, offset);
            long days = LittleEndian.readInt(data, offset + 8) - JULIAN_DAY_OF_EPOCH;
            values[i] = days * MICROS_PER_DAY + Math.floorDiv(nanos, 1000);
        }
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        long[] entries = ((LongColumn) dictionary).values();
        for (int i = 0; i < more; i++) {
            values[count + i] = entries[codes[i]];
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.longs(values, count, validity, rows);
        return new LongColumn(leaf.type(), values, validity, rows);
    }
}
