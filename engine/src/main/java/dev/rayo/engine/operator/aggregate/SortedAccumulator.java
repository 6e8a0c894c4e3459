package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.type.Type;

/// An aggregate whose result is read off the sorted values of each group.
abstract class SortedAccumulator extends RowsAccumulator {
    final SortedValues values;

    /// @param type the argument's type
    SortedAccumulator(Type type, QueryContext query, Reservation memory) {
        super(memory);
        this.values = new SortedValues(type, query, memory);
    }

    @Override
    final void update(Column[] arguments, int[] groups, int count, int groupCount) {
        values.update(arguments[0], groups, count);
    }

    @Override
    final void prepareMerge(int groupCount) {
        values.prepareMerge(groupCount);
    }

    @Override
    final void merge(Accumulator other, int[] from, int[] into, int count, int groupCount) {
        values.merge(((SortedAccumulator) other).values, from, into, count);
    }

    @Override
    final void complete(int groupCount) {
        values.complete(groupCount);
    }
}
