package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// One value of a type per group, or none yet. Memory as an [Accumulator]'s.
abstract sealed class GroupValues permits WordValues, WideValues, IntervalValues, BytesValues {
    final Type type;
    final Reservation memory;
    private long[] present = new long[0];
    private int capacity;

    GroupValues(Type type, Reservation memory) {
        this.type = type;
        this.memory = memory;
    }

    static GroupValues of(Type type, Reservation memory) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, TIME, TIMESTAMP,
                            TIMESTAMP_TZ, TIMESTAMP_NS -> new WordValues(type, memory);
                    case VARCHAR, BLOB -> new BytesValues(type, memory);
                    case INTERVAL -> new IntervalValues(type, memory);
                };
            case Type.Decimal decimal ->
                decimal.isLong() ? new WordValues(type, memory) : new WideValues(type, memory);
            case Type.Array a -> throw nested(a);
            case Type.Struct s -> throw nested(s);
            case Type.Mapping m -> throw nested(m);
        };
    }

    private static RayoException nested(Type type) {
        return RayoException.user("aggregates do not keep values of type " + type, "aggregate its members");
    }

    final void reserve(int groups) {
        if (groups > capacity) {
            long held = (long) capacity * groupBytes() + 8L * present.length;
            memory.grow((long) groups * groupBytes() + 8L * Columns.words(groups));
            grow(groups);
            present = Arrays.copyOf(present, Columns.words(groups));
            memory.shrink(held);
            capacity = groups;
        }
    }

    final boolean has(int group) {
        return (present[group >> 6] >>> group & 1) != 0;
    }

    final void setPresent(int group) {
        present[group >> 6] |= 1L << group;
    }

    final void clearPresent(int group) {
        present[group >> 6] &= ~(1L << group);
    }

    /// Puts the value of each row of `rows[0..count)` into the group of the same place, in order. A NULL takes the
    /// group's value away.
    final void assign(Column plain, int[] rows, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            if (plain.isNull(rows[i])) {
                clearPresent(groups[i]);
            } else {
                set(groups[i], plain, rows[i]);
                setPresent(groups[i]);
            }
        }
    }

    /// Puts the value of a group of `other`, or its absence, into a group.
    final void copy(GroupValues other, int from, int into) {
        if (other.has(from)) {
            set(into, other, from);
            setPresent(into);
        } else {
            clearPresent(into);
        }
    }

    /// Takes each value that is less (greater) than its group's, or the group's first.
    ///
    /// @param improvedRows   takes the rows that were taken, in order; so that what goes with them can follow
    /// @param improvedGroups takes their groups
    /// @return how many they are
    final int improve(
            Column plain, boolean greatest, int[] groups, int count, int[] improvedRows, int[] improvedGroups) {
        long[] validity = plain.validity();
        int improved = 0;
        for (int row = 0; row < count; row++) {
            if (validity != null && (validity[row >> 6] >>> row & 1) == 0) {
                continue;
            }
            int group = groups[row];
            if (!has(group) || (greatest ? compare(group, plain, row) < 0 : compare(group, plain, row) > 0)) {
                set(group, plain, row);
                setPresent(group);
                improvedRows[improved] = row;
                improvedGroups[improved++] = group;
            }
        }
        return improved;
    }

    /// Whether the value of a group of `other` is less (greater) than that of a group here, or the first.
    final boolean isBetter(GroupValues other, int from, int into, boolean greatest) {
        if (!other.has(from)) {
            return false;
        }
        if (!has(into)) {
            return true;
        }
        int order = compare(into, other, from);
        return greatest ? order < 0 : order > 0;
    }

    abstract int groupBytes();

    abstract void grow(int groups);

    abstract void set(int group, Column plain, int row);

    abstract void set(int group, GroupValues other, int from);

    /// The order of the group's value and the row's.
    abstract int compare(int group, Column plain, int row);

    abstract int compare(int group, GroupValues other, int from);

    abstract Column values(int from, int count, long[] validity, SliceBuffer buffer);

    final Column result(int from, int count, SliceBuffer buffer) {
        return values(from, count, buffer.bits(present, from, count), buffer);
    }
}
