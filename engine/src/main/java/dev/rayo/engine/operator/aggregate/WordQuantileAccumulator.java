package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `quantile_disc` and `quantile_cont` of values of up to 64 bits, each group's selected without sorting it.
final class WordQuantileAccumulator extends RowsAccumulator {
    private final double fraction;
    private final boolean continuous;
    private final Type type;
    private final PresentRows presentRows = new PresentRows();
    private final ValueRuns runs;
    private final WordValues lower;
    private final WordValues upper;
    private long[] words = new long[0];
    /// By group: how far between the two, or below zero where there is no value.
    private double[] between = new double[0];

    /// @param type the result's type
    WordQuantileAccumulator(double fraction, boolean continuous, Type type, Type argument, Reservation memory) {
        super(memory);
        this.fraction = fraction;
        this.continuous = continuous;
        this.type = type;
        this.runs = new ValueRuns(memory);
        this.lower = new WordValues(argument, memory);
        this.upper = new WordValues(argument, memory);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        if (arguments[0] instanceof ConstantColumn) {
            return;
        }
        PresentRows present = presentRows.of(arguments, groups, count);
        if (words.length < count) {
            words = new long[count];
        }
        WordValues.words(present.columns()[0], present.count(), words);
        runs.add(words, present.groups(), present.count());
    }

    @Override
    void prepareMerge(int groupCount) {
        runs.prepare(groupCount);
    }

    @Override
    void merge(Accumulator other, int[] from, int[] into, int count, int groupCount) {
        runs.merge(((WordQuantileAccumulator) other).runs, from, into, count);
    }

    @Override
    void complete(int groupCount) {
        memory.grow(3L * Long.BYTES * groupCount);
        lower.grow(groupCount);
        upper.grow(groupCount);
        between = new double[groupCount];
        Arrays.fill(between, -1);
        runs.read(groupCount, this::select);
    }

    private void select(int group, long[] values, int from, int to) {
        int size = to - from;
        double place = (size - 1) * fraction;
        int index = continuous
                ? (int) Math.floor(place)
                : Math.max(size - (int) Math.floor(size - fraction * size), 1) - 1;
        Selection.select(values, from, to, from + index);
        lower.set(group, values[from + index]);
        between[group] = continuous ? place - index : 0;
        upper.set(
                group,
                continuous && place > index
                        ? Selection.least(values, from + index + 1, to)
                        : values[from + index]);
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] validity = new long[Columns.words(count)];
        double[] part = Arrays.copyOfRange(between, from, from + count);
        for (int i = 0; i < count; i++) {
            validity[i >> 6] |= (part[i] >= 0 ? 1L : 0L) << i;
        }
        Column low = lower.values(from, count, validity, buffer);
        if (!continuous) {
            return low;
        }
        Column high = upper.values(from, count, validity, new SliceBuffer());
        return Interpolation.between(low, high, part, validity, type, count);
    }
}
