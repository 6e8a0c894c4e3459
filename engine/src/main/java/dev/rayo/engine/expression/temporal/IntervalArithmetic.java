package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Intervals to intervals: sums, differences, multiples and negation. Parts that no longer fit are errors.
public final class IntervalArithmetic {
    private static final double DAYS_PER_MONTH = 30;

    private IntervalArithmetic() {}

    public static void register(FunctionRegistry registry) {
        registry.add("add", 3, call -> isInterval(call, 0) && isInterval(call, 1) ? kernel((a, i, b, k, out) -> out.add(a, i, b, k, 1)) : null);
        registry.add("subtract", 3, call -> isInterval(call, 0) && isInterval(call, 1) ? kernel((a, i, b, k, out) -> out.add(a, i, b, k, -1)) : null);
        registry.add("negate", 3, call -> isInterval(call, 0) ? kernel((a, i, b, k, out) -> out.negate(a, i)) : null);
        registry.add("multiply", 5, IntervalArithmetic::multiply);
        registry.add("divide", 5, IntervalArithmetic::divide);
    }

    private static boolean isInterval(Call call, int argument) {
        return call.type() == Type.INTERVAL
                && argument < call.arguments().size()
                && call.arguments().get(argument).type() == Type.INTERVAL;
    }

    private static @Nullable ScalarKernel multiply(Call call) {
        if (call.type() != Type.INTERVAL) {
            return null;
        }
        int interval = isInterval(call, 0) ? 0 : 1;
        Type factor = call.arguments().get(1 - interval).type();
        return factor == Type.DOUBLE
                ? kernel((in, row, out) -> out.multiply(in[interval], row, in[1 - interval].doubles()[in[1 - interval].at(row)]))
                : kernel((in, row, out) -> out.multiply(in[interval], row, in[1 - interval].longs()[in[1 - interval].at(row)]));
    }

    private static @Nullable ScalarKernel divide(Call call) {
        return isInterval(call, 0)
                ? kernel((in, row, out) -> out.divide(in[0], row, in[1].doubles()[in[1].at(row)]))
                : null;
    }

    private interface PairRow {
        void apply(IntervalColumn a, int i, IntervalColumn b, int k, Result out);
    }

    private interface Row {
        void apply(Input[] in, int row, Result out);
    }

    private static ScalarKernel kernel(PairRow function) {
        return kernel((in, row, out) -> {
            Input last = in[in.length - 1];
            function.apply(in[0].intervals(), in[0].at(row), last.intervals(), last.at(row), out);
        });
    }

    private static ScalarKernel kernel(Row function) {
        return new IntervalKernel(function);
    }

    private static final class IntervalKernel implements ScalarKernel {
        private final Row function;
        private final Result result = new Result();

        IntervalKernel(Row function) {
            this.function = function;
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            result.reserve(count);
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    result.row = i;
                    try {
                        function.apply(in, i, result);
                    } catch (ArithmeticException e) {
                        throw RayoException.user("overflow in interval arithmetic: the result does not fit INTERVAL");
                    }
                }
            }
            return new IntervalColumn(Type.INTERVAL, result.months, result.days, result.micros, valid.words(), count);
        }
    }

    /// The parts of the row being computed. Methods throw [ArithmeticException] if one does not fit.
    private static final class Result {
        int[] months = new int[0];
        int[] days = new int[0];
        long[] micros = new long[0];
        int row;

        void reserve(int count) {
            if (months.length < count) {
                months = new int[count];
                days = new int[count];
                micros = new long[count];
            }
        }

        void add(IntervalColumn a, int i, IntervalColumn b, int k, int sign) {
            months[row] = Math.toIntExact((long) a.months()[i] + sign * (long) b.months()[k]);
            days[row] = Math.toIntExact((long) a.days()[i] + sign * (long) b.days()[k]);
            micros[row] = sign > 0
                    ? Math.addExact(a.micros()[i], b.micros()[k])
                    : Math.subtractExact(a.micros()[i], b.micros()[k]);
        }

        void negate(IntervalColumn a, int i) {
            months[row] = Math.negateExact(a.months()[i]);
            days[row] = Math.negateExact(a.days()[i]);
            micros[row] = Math.negateExact(a.micros()[i]);
        }

        void multiply(Input in, int at, long factor) {
            IntervalColumn a = in.intervals();
            int i = in.at(at);
            months[row] = Math.multiplyExact(a.months()[i], Math.toIntExact(factor));
            days[row] = Math.multiplyExact(a.days()[i], Math.toIntExact(factor));
            micros[row] = Math.multiplyExact(a.micros()[i], factor);
        }

        /// What is left of a month becomes days, what is left of a day microseconds.
        void multiply(Input in, int at, double factor) {
            IntervalColumn a = in.intervals();
            int i = in.at(at);
            set(a.months()[i] * factor, a.days()[i] * factor, a.micros()[i] * factor);
        }

        void divide(Input in, int at, double divisor) {
            if (divisor == 0) {
                throw RayoException.user("division by zero: an interval / 0", "write nullif(divisor, 0) to get NULL instead");
            }
            IntervalColumn a = in.intervals();
            int i = in.at(at);
            set(a.months()[i] / divisor, a.days()[i] / divisor, a.micros()[i] / divisor);
        }

        private void set(double allMonths, double allDays, double allMicros) {
            double wholeMonths = truncate(allMonths);
            double daysOfMonths = (allMonths - wholeMonths) * DAYS_PER_MONTH;
            daysOfMonths = Math.rint(daysOfMonths * Instant.MICROS_PER_SECOND) / Instant.MICROS_PER_SECOND;
            double wholeDays = truncate(allDays);
            double wholeDaysOfMonths = truncate(daysOfMonths);
            double restOfDays = allDays - wholeDays + (daysOfMonths - wholeDaysOfMonths);
            double carried = truncate(restOfDays);
            double rest = Math.rint((restOfDays - carried) * Instant.MICROS_PER_DAY);
            months[row] = toInt(wholeMonths);
            days[row] = toInt(wholeDays + wholeDaysOfMonths + carried);
            micros[row] = toLong(Math.rint(allMicros + rest));
        }

        private static double truncate(double value) {
            return value < 0 ? Math.ceil(value) : Math.floor(value);
        }

        private static int toInt(double value) {
            if (!(value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE)) {
                throw new ArithmeticException();
            }
            return (int) value;
        }

        private static long toLong(double value) {
            if (!(value >= Long.MIN_VALUE && value < -(double) Long.MIN_VALUE)) {
                throw new ArithmeticException();
            }
            return (long) value;
        }
    }
}
