package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.List;

/// `avg` with a sum and counts of its own: for the rows that only this call is fed with, as under DISTINCT, and for
/// frames of windows.
final class AverageAccumulator extends Accumulator {
    private static final Column[] NO_ARGUMENTS = {};

    private final List<Accumulator> parts;
    private final Results average;

    /// @param sum the sum of `argument`
    AverageAccumulator(Type argument, Accumulator sum, Reservation memory) {
        super(memory);
        ValueCounts counts = new ValueCounts(new CountAccumulator(memory), new NullCountAccumulator(memory));
        this.parts = List.of(sum, counts.rows(), counts.nulls());
        this.average = of(argument, sum, counts);
    }

    /// The average that a sum of `argument` and its counts make.
    static Results of(Type argument, Accumulator sum, ValueCounts counts) {
        if (sum instanceof SumAccumulator exact) {
            return new Averages.Exact(exact, counts, argument instanceof Type.Decimal decimal ? decimal.scale() : 0);
        }
        return new Averages.OfDoubles((SumAccumulator.OfDoubles) sum, counts);
    }

    @Override
    int groupBytes() {
        return 0;
    }

    @Override
    void grow(int groups) {
        parts.forEach(part -> part.reserve(groups));
    }

    @Override
    void update(Column[] arguments, int[] groups, int rows, int groupCount) {
        parts.get(0).update(arguments, groups, rows, groupCount);
        parts.get(1).update(NO_ARGUMENTS, groups, rows, groupCount);
        parts.get(2).update(arguments, groups, rows, groupCount);
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int rows, int groupCount) {
        AverageAccumulator other = (AverageAccumulator) accumulator;
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).merge(other.parts.get(i), from, into, rows, groupCount);
        }
    }

    @Override
    public Column result(int from, int rows, SliceBuffer buffer) {
        return average.result(from, rows, buffer);
    }
}
