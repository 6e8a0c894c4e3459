package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.simd.Int128;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Finds the values between two columns: `low * (1 - part) + high * part`. Times are rounded, decimals cut towards
/// zero.
final class Interpolation {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long DAYS_PER_MONTH = 30;

    private Interpolation() {}

    /// @param low      plain, like `high`
    /// @param validity of the result; values under a NULL are arbitrary
    static Column between(Column low, Column high, double[] part, long[] validity, Type type, int count) {
        return switch (low) {
            case IntColumn a -> {
                int[] b = ((IntColumn) high).values();
                yield type == Type.TIMESTAMP
                        ? timestamps(a.values(), b, part, validity, count)
                        : doubles(a.values(), b, part, validity, count);
            }
            case LongColumn a -> longs(a, (LongColumn) high, part, validity, type, count);
            case WideColumn a -> wides(a, (WideColumn) high, part, validity, type, count);
            case FloatColumn a -> {
                float[] b = ((FloatColumn) high).values();
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    double from = a.values()[i];
                    values[i] = (float) between(from, b[i], part[i]);
                }
                yield new FloatColumn(type, values, validity, count);
            }
            case DoubleColumn a -> {
                double[] b = ((DoubleColumn) high).values();
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    double from = a.values()[i];
                    values[i] = between(from, b[i], part[i]);
                }
                yield new DoubleColumn(type, values, validity, count);
            }
            case IntervalColumn a -> intervals(a, (IntervalColumn) high, part, validity, count);
            default ->
                low.type() == Type.NULL || low.isNull(0)
                        ? low
                        : missing(low.type());
        };
    }

    private static Column missing(Type type) {
        throw RayoException.internal("no continuous quantile of " + type, null);
    }

    private static double between(double low, double high, double part) {
        return part == 0 ? low : low * (1 - part) + high * part;
    }

    /// The nearest long, halves away from zero.
    private static long nearest(double value) {
        return (long) (value + Math.copySign(0.5, value));
    }

    private static Column doubles(int[] a, int[] b, double[] part, long[] validity, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = between(a[i], b[i], part[i]);
        }
        return new DoubleColumn(Type.DOUBLE, values, validity, count);
    }

    private static Column timestamps(int[] a, int[] b, double[] part, long[] validity, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = nearest(between((double) a[i] * MICROS_PER_DAY, (double) b[i] * MICROS_PER_DAY, part[i]));
        }
        return new LongColumn(Type.TIMESTAMP, values, validity, count);
    }

    private static Column longs(LongColumn a, LongColumn b, double[] part, long[] validity, Type type, int count) {
        if (type == Type.DOUBLE) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = between(a.values()[i], b.values()[i], part[i]);
            }
            return new DoubleColumn(type, values, validity, count);
        }
        boolean isTime = !(type instanceof Type.Decimal);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            double value = between(a.values()[i], b.values()[i], part[i]);
            values[i] = part[i] == 0 ? a.values()[i] : isTime ? nearest(value) : (long) value;
        }
        return new LongColumn(type, values, validity, count);
    }

    private static Column wides(WideColumn a, WideColumn b, double[] part, long[] validity, Type type, int count) {
        long[] words = new long[2 * count];
        for (int i = 0; i < count; i++) {
            if ((validity[i >> 6] >>> i & 1) != 0) {
                BigInteger from = Int128.toBigInteger(a.words()[2 * i], a.words()[2 * i + 1]);
                BigInteger to = Int128.toBigInteger(b.words()[2 * i], b.words()[2 * i + 1]);
                BigDecimal step = new BigDecimal(to.subtract(from)).multiply(new BigDecimal(part[i]));
                Int128.ofBigInteger(new BigDecimal(from).add(step).toBigInteger(), words, 2 * i);
            }
        }
        return new WideColumn(type, words, validity, count);
    }

    /// A value between two intervals has no months: a month counts as 30 days.
    private static Column intervals(
            IntervalColumn a, IntervalColumn b, double[] part, long[] validity, int count) {
        int[] months = new int[count];
        int[] days = new int[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            if (part[i] == 0) {
                months[i] = a.months()[i];
                days[i] = a.days()[i];
                micros[i] = a.micros()[i];
            } else {
                long from = micros(a, i);
                long all = nearest(between(from, micros(b, i), part[i]));
                days[i] = (int) (all / MICROS_PER_DAY);
                micros[i] = all % MICROS_PER_DAY;
            }
        }
        return new IntervalColumn(Type.INTERVAL, months, days, micros, validity, count);
    }

    private static long micros(IntervalColumn column, int row) {
        return (column.months()[row] * DAYS_PER_MONTH + column.days()[row]) * MICROS_PER_DAY + column.micros()[row];
    }
}
