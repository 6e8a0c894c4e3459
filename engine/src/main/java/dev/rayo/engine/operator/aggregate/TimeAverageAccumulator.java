package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;
import java.math.BigInteger;

/// `avg` of TIME and timestamps: the exact sum, divided once. Rounded up from more than a half on if it is positive,
/// else cut towards zero, as DuckDB does.
final class TimeAverageAccumulator extends Accumulator {
    private final Type type;
    private final SumAccumulator sum;
    private final CountAccumulator count;

    TimeAverageAccumulator(Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.type = type;
        this.sum = new SumAccumulator(Type.decimal(Type.Decimal.PRECISION_MAX, 0), gaps, memory);
        this.count = new CountAccumulator(memory);
    }

    @Override
    int groupBytes() {
        return 0;
    }

    @Override
    void grow(int groups) {
        sum.reserve(groups);
        count.reserve(groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int rows, int groupCount) {
        sum.update(arguments, groups, rows, groupCount);
        count.update(arguments, groups, rows, groupCount);
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int rows, int groupCount) {
        TimeAverageAccumulator other = (TimeAverageAccumulator) accumulator;
        sum.merge(other.sum, from, into, rows, groupCount);
        count.merge(other.count, from, into, rows, groupCount);
    }

    @Override
    public Column result(int from, int rows, SliceBuffer buffer) {
        long[] values = buffer.longs(rows);
        for (int i = 0; i < rows; i++) {
            long number = count.count(from + i);
            if (number > 0) {
                BigInteger all = Int128.toBigInteger(sum.high(from + i), sum.low(from + i));
                BigInteger[] parts = all.divideAndRemainder(BigInteger.valueOf(number));
                values[i] = parts[0].longValue() + (parts[1].longValue() > number / 2 ? 1 : 0);
            }
        }
        return new LongColumn(type, values, sum.presence().validity(from, rows, buffer), rows);
    }
}
