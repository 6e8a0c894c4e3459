package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;

/// `quantile_disc` and `quantile_cont`: the value at a fraction of the sorted values, or between the two next to it.
final class QuantileAccumulator extends SortedAccumulator {
    private final double fraction;
    private final boolean continuous;
    private final Type type;

    /// @param type the result's type
    QuantileAccumulator(
            double fraction, boolean continuous, Type type, Type argument, QueryContext query, Reservation memory) {
        super(argument, query, memory);
        this.fraction = fraction;
        this.continuous = continuous;
        this.type = type;
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        int[] lower = new int[count];
        int[] upper = new int[count];
        double[] between = new double[count];
        for (int i = 0; i < count; i++) {
            int size = values.count(from + i);
            if (size == 0) {
                lower[i] = RowGather.NO_ROW;
                upper[i] = RowGather.NO_ROW;
            } else if (continuous) {
                double place = (size - 1) * fraction;
                lower[i] = values.row(from + i, (int) Math.floor(place));
                upper[i] = values.row(from + i, (int) Math.ceil(place));
                between[i] = place - Math.floor(place);
            } else {
                int place = size - (int) Math.floor(size - fraction * size);
                lower[i] = values.row(from + i, Math.max(place, 1) - 1);
            }
        }
        Column low = new PlainForm().of(values.reader().gather(lower, count, true), count);
        if (!continuous) {
            return low;
        }
        Column high = new PlainForm().of(values.reader().gather(upper, count, true), count);
        return Interpolation.between(low, high, between, values.validity(from, count), type, count);
    }
}
