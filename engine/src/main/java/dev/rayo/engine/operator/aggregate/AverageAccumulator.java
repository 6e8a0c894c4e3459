package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// `avg` of integers and decimals: the exact sum, divided once.
final class AverageAccumulator extends Accumulator {
    /// Up to here a long is a double.
    private static final long EXACT_MAX = 1L << 53;

    private final int scale;
    private final SumAccumulator sum;
    private final CountAccumulator count;

    AverageAccumulator(Type argument, boolean gaps, Reservation memory) {
        super(memory);
        this.scale = argument instanceof Type.Decimal decimal ? decimal.scale() : 0;
        this.sum = new SumAccumulator(Type.decimal(Type.Decimal.PRECISION_MAX, scale), gaps, memory);
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
        AverageAccumulator other = (AverageAccumulator) accumulator;
        sum.merge(other.sum, from, into, rows, groupCount);
        count.merge(other.count, from, into, rows, groupCount);
    }

    @Override
    Column result(int from, int rows, SliceBuffer buffer) {
        double[] values = buffer.doubles(rows);
        for (int i = 0; i < rows; i++) {
            long number = count.count(from + i);
            values[i] = number == 0 ? 0 : divide(sum.high(from + i), sum.low(from + i), number, scale);
        }
        return new DoubleColumn(Type.DOUBLE, values, sum.presence().validity(from, rows, buffer), rows);
    }

    /// The double next to `sum / (count * 10^scale)`.
    static double divide(long high, long low, long count, int scale) {
        if (high == low >> 63 && low >= -EXACT_MAX && low <= EXACT_MAX && scale <= 15) {
            long power = Int128.powerLow(scale);
            if (count <= EXACT_MAX / power) {
                return (double) low / (double) (count * power);
            }
        }
        BigInteger sum = Int128.toBigInteger(high, low);
        return new BigDecimal(sum, scale)
                .divide(BigDecimal.valueOf(count), new MathContext(40))
                .doubleValue();
    }

    /// `avg` of REAL and DOUBLE: the sum in the order of arrival, divided once.
    static final class OfDoubles extends Accumulator {
        private final SumAccumulator.OfDoubles sum;
        private final CountAccumulator count;

        OfDoubles(boolean gaps, Reservation memory) {
            super(memory);
            this.sum = new SumAccumulator.OfDoubles(gaps, memory);
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
            OfDoubles other = (OfDoubles) accumulator;
            sum.merge(other.sum, from, into, rows, groupCount);
            count.merge(other.count, from, into, rows, groupCount);
        }

        @Override
        Column result(int from, int rows, SliceBuffer buffer) {
            double[] values = buffer.doubles(rows);
            for (int i = 0; i < rows; i++) {
                values[i] = sum.sum(from + i) / count.count(from + i);
            }
            return new DoubleColumn(Type.DOUBLE, values, sum.presence().validity(from, rows, buffer), rows);
        }
    }
}
