package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// A [Statistic] of one or two DOUBLE arguments; rows where one is NULL do not take part.
final class StatisticAccumulator extends Accumulator {
    private final Type type;
    private final Statistic statistic;
    private final PresentRows presentRows = new PresentRows();
    private double[] states = new double[0];

    StatisticAccumulator(Type type, Statistic statistic, Reservation memory) {
        super(memory);
        this.type = type;
        this.statistic = statistic;
    }

    @Override
    int groupBytes() {
        return Double.BYTES * statistic.width;
    }

    @Override
    void grow(int groups) {
        states = Arrays.copyOf(states, groups * statistic.width);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        PresentRows present = presentRows.of(arguments, groups, count);
        if (present.count() == 0) {
            return;
        }
        Column[] columns = present.columns();
        double[] first = ((DoubleColumn) columns[0]).values();
        double[] second = columns.length > 1 ? ((DoubleColumn) columns[1]).values() : first;
        statistic.addAll(states, present.groups(), first, second, present.count());
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        double[] other = ((StatisticAccumulator) accumulator).states;
        for (int i = 0; i < count; i++) {
            if (other[from[i] * statistic.width] > 0) {
                statistic.merge(states, into[i] * statistic.width, other, from[i] * statistic.width);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        double[] values = buffer.doubles(count);
        long[] validity = buffer.validity(count);
        Arrays.fill(validity, 0, Columns.words(count), 0);
        for (int i = 0; i < count; i++) {
            int at = (from + i) * statistic.width;
            if (!statistic.isNull(states, at)) {
                values[i] = statistic.value(states, at);
                validity[i >> 6] |= 1L << i;
            }
        }
        if (type != Type.BIGINT) {
            return new DoubleColumn(type, values, validity, count);
        }
        long[] whole = buffer.longs(count);
        for (int i = 0; i < count; i++) {
            whole[i] = (long) values[i];
        }
        return new LongColumn(type, whole, validity, count);
    }
}
