package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;

/// `min` and `max` of any type, `bool_and` and `bool_or` among them.
final class ExtremeAccumulator extends Accumulator {
    private final boolean greatest;
    private final GroupValues values;
    private int[] rows = new int[0];
    private int[] improved = new int[0];

    ExtremeAccumulator(boolean greatest, Type type, Reservation memory) {
        super(memory);
        this.greatest = greatest;
        this.values = GroupValues.of(type, memory);
    }

    @Override
    int groupBytes() {
        return 0;
    }

    @Override
    void grow(int groups) {
        values.reserve(groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        if (rows.length < count) {
            rows = new int[count];
            improved = new int[count];
        }
        values.improve(arguments[0], greatest, groups, count, rows, improved);
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        GroupValues other = ((ExtremeAccumulator) accumulator).values;
        for (int i = 0; i < count; i++) {
            if (values.isBetter(other, from[i], into[i], greatest)) {
                values.copy(other, from[i], into[i]);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        return values.result(from, count, buffer);
    }
}
