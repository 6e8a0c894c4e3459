package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The values of the one key of a RANGE frame and how far the frame reaches from each, as comparable objects: BigDecimal
/// for exact numbers, Double, or LocalDateTime.
final class RangeOffsets {
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private final Column keys;
    private final Column offsets;
    private final boolean add;

    /// @param add whether the offset is added to the key, else taken off
    RangeOffsets(Column keys, Column offsets, boolean add) {
        this.keys = keys;
        this.offsets = offsets;
        this.add = add;
    }

    /// The key of a row, which is not NULL.
    Comparable<Object> value(int row) {
        return comparable(object(ColumnValues.get(keys, row)));
    }

    /// How far the frame of a row reaches.
    ///
    /// @throws RayoException USER if the offset is NULL or negative
    Comparable<Object> limit(int row) {
        Object offset = ColumnValues.get(offsets, row);
        if (offset == null || isNegative(offset)) {
            throw RayoException.user(
                    "a frame cannot begin or end " + (offset == null ? "NULL" : offset) + " away",
                    "offsets are 0 or greater");
        }
        Object key = object(ColumnValues.get(keys, row));
        return comparable(
                switch (key) {
                    case BigDecimal number -> {
                        BigDecimal distance = (BigDecimal) object(offset);
                        yield add ? number.add(distance) : number.subtract(distance);
                    }
                    case Double number -> add ? number + (Double) object(offset) : number - (Double) object(offset);
                    case LocalDateTime time -> shifted(time, (Interval) offset);
                    default -> throw new IllegalArgumentException("not a key with a distance: " + key);
                });
    }

    private LocalDateTime shifted(LocalDateTime time, Interval by) {
        int sign = add ? 1 : -1;
        return time.plusMonths((long) sign * by.months())
                .plusDays((long) sign * by.days())
                .plus(sign * by.micros(), ChronoUnit.MICROS);
    }

    private static boolean isNegative(Object offset) {
        return switch (offset) {
            case Interval interval -> interval.months() < 0 || interval.days() < 0 || interval.micros() < 0;
            case Number number -> number.doubleValue() < 0;
            default -> false;
        };
    }

    private Object object(@Nullable Object value) {
        Type type = keys.type();
        return switch (value) {
            case BigDecimal number -> number;
            case Double number -> number + 0.0;
            case Float number -> number.doubleValue() + 0.0;
            case Long days when type == Type.DATE -> LocalDate.ofEpochDay(days).atStartOfDay();
            case Long nanos when type == Type.TIMESTAMP_NS -> time(nanos, NANOS, 1);
            case Long micros when type.isTemporal() || type == Type.TIME -> time(micros, MICROS, 1_000);
            case Long number -> BigDecimal.valueOf(number);
            case null, default -> throw new IllegalArgumentException("not a key with a distance: " + value);
        };
    }

    private static LocalDateTime time(long value, long unitsPerSecond, int nanosPerUnit) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(value, unitsPerSecond),
                (int) Math.floorMod(value, unitsPerSecond) * nanosPerUnit,
                ZoneOffset.UTC);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }
}
