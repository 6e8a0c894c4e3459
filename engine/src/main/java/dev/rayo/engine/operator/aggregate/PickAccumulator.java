package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `first`, `last` and `any_value`: one row's value, in the order of arrival.
final class PickAccumulator extends Accumulator {
    /// Which row is picked.
    enum Pick {
        /// The first, also a NULL.
        FIRST,
        /// The last, also a NULL.
        LAST,
        /// The first that is not NULL.
        ANY
    }

    private final Pick pick;
    private final GroupValues values;
    /// Whether the group has picked, for FIRST and LAST, which may pick a NULL.
    private long[] picked = new long[0];
    private int[] rows = new int[0];
    private int[] taken = new int[0];

    PickAccumulator(Pick pick, Type type, Reservation memory) {
        super(memory);
        this.pick = pick;
        this.values = GroupValues.of(type, memory);
    }

    @Override
    int groupBytes() {
        return 1;
    }

    @Override
    void grow(int groups) {
        values.reserve(groups);
        picked = Arrays.copyOf(picked, Columns.words(groups));
    }

    private boolean hasPicked(int group) {
        return (picked[group >> 6] >>> group & 1) != 0;
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        if (rows.length < count) {
            rows = new int[count];
            taken = new int[count];
        }
        int wanted = 0;
        for (int row = 0; row < count; row++) {
            int group = groups[row];
            boolean take = switch (pick) {
                case FIRST -> !hasPicked(group);
                case LAST -> true;
                case ANY -> !hasPicked(group) && !column.isNull(row);
            };
            if (take) {
                picked[group >> 6] |= 1L << group;
                rows[wanted] = row;
                taken[wanted++] = group;
            }
        }
        values.assign(column, rows, taken, wanted);
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        PickAccumulator other = (PickAccumulator) accumulator;
        for (int i = 0; i < count; i++) {
            if (other.hasPicked(from[i]) && (pick == Pick.LAST || !hasPicked(into[i]))) {
                picked[into[i] >> 6] |= 1L << into[i];
                values.copy(other.values, from[i], into[i]);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        return values.result(from, count, buffer);
    }
}
