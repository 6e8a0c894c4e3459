package dev.rayo.engine.arrow;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Days, times of the day, moments and lengths of time, in whatever unit they were written.
final class ArrowTimes {
    private static final long MILLIS_OF_DAY = 86_400_000;

    private ArrowTimes() {}

    static int width(ArrowType.Date type) {
        return type.getUnit() == DateUnit.DAY ? 4 : 8;
    }

    static int width(ArrowType.Interval type) {
        return switch (type.getUnit()) {
            case YEAR_MONTH -> 4;
            case DAY_TIME -> 8;
            case MONTH_DAY_NANO -> 16;
        };
    }

    /// Days, or for values of 8 bytes milliseconds.
    static Column dates(int width, byte[] bytes, long @Nullable [] validity, int count) {
        ByteBuffer in = ArrowNumbers.littleEndian(bytes);
        int[] days = new int[count];
        for (int i = 0; i < count; i++) {
            days[i] = width == 4 ? in.getInt(4 * i) : (int) Math.floorDiv(in.getLong(8 * i), MILLIS_OF_DAY);
        }
        return new IntColumn(Type.DATE, days, validity, count);
    }

    static Column times(TimeUnit unit, int width, byte[] bytes, long @Nullable [] validity, int count) {
        ByteBuffer in = ArrowNumbers.littleEndian(bytes);
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            micros[i] = micros(width == 4 ? in.getInt(4 * i) : in.getLong(8 * i), unit, Columns.isNull(validity, i));
        }
        return new LongColumn(Type.TIME, micros, validity, count);
    }

    /// @param type TIMESTAMP_NS keeps its values, any other gets microseconds
    static Column timestamps(TimeUnit unit, Type type, byte[] bytes, long @Nullable [] validity, int count) {
        long[] values = ArrowNumbers.longs(bytes, count);
        if (type != Type.TIMESTAMP_NS) {
            for (int i = 0; i < count; i++) {
                values[i] = micros(values[i], unit, Columns.isNull(validity, i));
            }
        }
        return new LongColumn(type, values, validity, count);
    }

    static Column durations(TimeUnit unit, byte[] bytes, long @Nullable [] validity, int count) {
        long[] micros = ArrowNumbers.longs(bytes, count);
        for (int i = 0; i < count; i++) {
            micros[i] = micros(micros[i], unit, Columns.isNull(validity, i));
        }
        return new IntervalColumn(Type.INTERVAL, new int[count], new int[count], micros, validity, count);
    }

    static Column intervals(IntervalUnit unit, byte[] bytes, long @Nullable [] validity, int count) {
        ByteBuffer in = ArrowNumbers.littleEndian(bytes);
        int[] months = new int[count];
        int[] days = new int[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            switch (unit) {
                case YEAR_MONTH -> months[i] = in.getInt(4 * i);
                case DAY_TIME -> {
                    days[i] = in.getInt(8 * i);
                    micros[i] = in.getInt(8 * i + 4) * 1_000L;
                }
                case MONTH_DAY_NANO -> {
                    months[i] = in.getInt(16 * i);
                    days[i] = in.getInt(16 * i + 4);
                    micros[i] = Math.floorDiv(in.getLong(16 * i + 8), 1_000L);
                }
            }
        }
        return new IntervalColumn(Type.INTERVAL, months, days, micros, validity, count);
    }

    /// Parts of a microsecond are left out towards the past.
    private static long micros(long value, TimeUnit unit, boolean isNull) {
        if (isNull) {
            return 0;
        }
        long factor =
                switch (unit) {
                    case SECOND -> 1_000_000;
                    case MILLISECOND -> 1_000;
                    case MICROSECOND -> 1;
                    case NANOSECOND -> 0;
                };
        if (factor == 0) {
            return Math.floorDiv(value, 1_000L);
        }
        if (Math.multiplyHigh(value, factor) != (value * factor) >> 63) {
            throw RayoException.user("a time of " + value + " " + unit + "S is out of range");
        }
        return value * factor;
    }
}
