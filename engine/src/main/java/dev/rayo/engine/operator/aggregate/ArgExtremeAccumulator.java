package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;

/// `arg_min(x, by)` and `arg_max(x, by)`: the `x` of the row with the least or greatest `by`; rows where either is NULL
/// do not take part.
final class ArgExtremeAccumulator extends Accumulator {
    private final boolean greatest;
    private final GroupValues by;
    private final GroupValues values;
    private final PresentRows presentRows = new PresentRows();
    private int[] rows = new int[0];
    private int[] improved = new int[0];

    ArgExtremeAccumulator(boolean greatest, Type type, Type byType, Reservation memory) {
        super(memory);
        this.greatest = greatest;
        this.by = GroupValues.of(byType, memory);
        this.values = GroupValues.of(type, memory);
    }

    @Override
    int groupBytes() {
        return 0;
    }

    @Override
    void grow(int groups) {
        by.reserve(groups);
        values.reserve(groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        PresentRows present = presentRows.of(arguments, groups, count);
        int some = present.count();
        if (rows.length < some) {
            rows = new int[some];
            improved = new int[some];
        }
        Column[] columns = present.columns();
        int wanted = by.improve(columns[1], greatest, present.groups(), some, rows, improved);
        values.assign(columns[0], rows, improved, wanted);
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        ArgExtremeAccumulator other = (ArgExtremeAccumulator) accumulator;
        for (int i = 0; i < count; i++) {
            if (by.isBetter(other.by, from[i], into[i], greatest)) {
                by.copy(other.by, from[i], into[i]);
                values.copy(other.values, from[i], into[i]);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        return values.result(from, count, buffer);
    }
}
