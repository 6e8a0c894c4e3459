package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.Int128;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// `avg` by group: a sum divided once by a count, both of which other calls may read too.
final class Averages {
    /// Up to here a long is a double.
    private static final long EXACT_MAX = 1L << 53;

    private Averages() {}

    /// Of integers and decimals: the double next to the exact quotient.
    ///
    /// @param scale digits behind the point of the sum
    record Exact(SumAccumulator sum, ValueCounts counts, int scale) implements Results {
        @Override
        public Column result(int from, int rows, SliceBuffer buffer) {
            double[] values = buffer.doubles(rows);
            for (int i = 0; i < rows; i++) {
                long number = counts.count(from + i);
                values[i] = number == 0 ? 0 : divide(sum.high(from + i), sum.low(from + i), number, scale);
            }
            return new DoubleColumn(Type.DOUBLE, values, sum.presence().validity(from, rows, buffer), rows);
        }
    }

    /// Of integers and decimals whose sums and counts by parts were summed; like [Exact].
    ///
    /// @param counts of values that are not NULL
    record OfParts(SumAccumulator sum, SumAccumulator counts, int scale) implements Results {
        @Override
        public Column result(int from, int rows, SliceBuffer buffer) {
            double[] values = buffer.doubles(rows);
            for (int i = 0; i < rows; i++) {
                long number = counts.low(from + i);
                values[i] = number == 0 ? 0 : divide(sum.high(from + i), sum.low(from + i), number, scale);
            }
            return new DoubleColumn(Type.DOUBLE, values, sum.presence().validity(from, rows, buffer), rows);
        }
    }

    /// Of REAL and DOUBLE.
    record OfDoubles(SumAccumulator.OfDoubles sum, ValueCounts counts) implements Results {
        @Override
        public Column result(int from, int rows, SliceBuffer buffer) {
            double[] values = buffer.doubles(rows);
            for (int i = 0; i < rows; i++) {
                values[i] = sum.sum(from + i) / counts.count(from + i);
            }
            return new DoubleColumn(Type.DOUBLE, values, sum.presence().validity(from, rows, buffer), rows);
        }
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
}
