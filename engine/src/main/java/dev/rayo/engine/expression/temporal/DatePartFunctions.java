package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.function.DatePart;
import dev.rayo.sql.type.Type;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// date_part (EXTRACT), epoch_ms of times, last_day, dayname and monthname. Infinite dates have no parts: NULL.
public final class DatePartFunctions {
    private DatePartFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("date_part", 6, DatePartFunctions::datePart);
        registry.add("epoch_ms", 2, DatePartFunctions::epochMillis);
        registry.add("last_day", 8, call -> new OfDay(call, DatePartFunctions::lastDay));
        registry.add("dayname", 10, call -> name(call, day -> DayOfWeek.of(CivilDate.isoDayOfWeek(day))
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        registry.add("monthname", 10, call -> name(call, day -> Month.of(CivilDate.month(CivilDate.of(day)))
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    private static @Nullable ScalarKernel datePart(Call call) {
        Type type = call.arguments().get(1).type();
        boolean isDouble = call.type() == Type.DOUBLE;
        if (type == Type.TIME) {
            return isDouble
                    ? Elementwise.doubleRows((in, row) -> seconds(in, row))
                    : partOf((part, in, row) -> Fields.ofTime(part, in.longs()[in.at(row)]));
        }
        if (type == Type.INTERVAL) {
            return isDouble
                    ? Elementwise.doubleRows(DatePartFunctions::intervalSeconds)
                    : partOf((part, in, row) -> {
                        IntervalColumn c = in.intervals();
                        int at = in.at(row);
                        return Fields.ofInterval(part, c.months()[at], c.days()[at], c.micros()[at]);
                    });
        }
        if (!type.isTemporal()) {
            return null;
        }
        return isDouble ? new FractionalPart(type) : new WholePart(type);
    }

    private static double seconds(Input[] in, int row) {
        DatePart part = Fields.part(in[0].string(row));
        if (part != DatePart.EPOCH) {
            throw Fields.unknown("TIME", part);
        }
        return (double) in[1].longs()[in[1].at(row)] / Instant.MICROS_PER_SECOND;
    }

    private static double intervalSeconds(Input[] in, int row) {
        DatePart part = Fields.part(in[0].string(row));
        if (part != DatePart.EPOCH) {
            throw Fields.unknown("INTERVAL", part);
        }
        IntervalColumn c = in[1].intervals();
        int at = in[1].at(row);
        return Fields.intervalSeconds(c.months()[at], c.days()[at], c.micros()[at]);
    }

    private interface PartRow {
        long apply(DatePart part, Input in, int row);
    }

    private static ScalarKernel partOf(PartRow function) {
        PartArgument part = new PartArgument();
        return Elementwise.longs(Type.BIGINT, (in, row) -> function.apply(part.of(in[0], row), in[1], row));
    }

    /// The day of a date or timestamp and the time of that day.
    private static final class DayAndTime {
        private final Type type;
        long day;
        long time;

        DayAndTime(Type type) {
            this.type = type;
        }

        /// False if the value is infinite.
        boolean read(Input in, int row) {
            if (type == Type.DATE) {
                int days = in.ints()[in.at(row)];
                day = days;
                time = 0;
                return CivilDate.isFinite(days);
            }
            long value = in.longs()[in.at(row)];
            if (!Instant.isFinite(value)) {
                return false;
            }
            long micros = type == Type.TIMESTAMP_NS ? Math.floorDiv(value, Instant.NANOS_PER_MICRO) : value;
            day = Instant.day(micros);
            time = Instant.timeOfDay(micros);
            return true;
        }
    }

    private static final class WholePart implements ScalarKernel {
        private final Type type;
        private final DayAndTime value;
        private final PartArgument argument = new PartArgument();
        private long[] out = new long[0];
        private int[] ints = new int[0];

        WholePart(Type type) {
            this.type = type;
            value = new DayAndTime(type);
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            out = out.length < count ? new long[count] : out;
            dev.rayo.simd.DatePart vectorised = in[0].isConstant() && type == Type.DATE && !in[1].isConstant()
                    ? vectorised(argument.of(in[0], 0))
                    : null;
            if (vectorised != null && allFinite(in[1].ints(), count)) {
                ints = ints.length < count ? new int[count] : ints;
                Kernels.current().dates().extract(vectorised, in[1].ints(), count, ints);
                Kernels.current().casts().toLong(ints, count, out);
                return new LongColumn(Type.BIGINT, out, valid.words(), count);
            }
            for (int i = 0; i < count; i++) {
                if (!valid.isValid(i)) {
                    continue;
                }
                if (!value.read(in[1], i)) {
                    valid.setNull(i);
                    continue;
                }
                DatePart part = argument.of(in[0], i);
                out[i] = Fields.isOfTime(part) ? Fields.ofTime(part, value.time) : Fields.ofDay(part, value.day);
            }
            return new LongColumn(Type.BIGINT, out, valid.words(), count);
        }

        private static dev.rayo.simd.@Nullable DatePart vectorised(DatePart part) {
            return switch (part) {
                case YEAR -> dev.rayo.simd.DatePart.YEAR;
                case MONTH -> dev.rayo.simd.DatePart.MONTH;
                case DAY -> dev.rayo.simd.DatePart.DAY;
                case QUARTER, DECADE, CENTURY, MILLENNIUM, ERA, DOW, ISODOW, DOY, WEEK, ISOYEAR, YEARWEEK, TIMEZONE,
                        TIMEZONE_HOUR, TIMEZONE_MINUTE, HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS, EPOCH,
                        JULIAN -> null;
            };
        }

        private static boolean allFinite(int[] days, int count) {
            boolean finite = true;
            for (int i = 0; i < count; i++) {
                finite &= days[i] != CivilDate.INFINITY && days[i] != CivilDate.MINUS_INFINITY;
            }
            return finite;
        }
    }

    private static final class FractionalPart implements ScalarKernel {
        private final Type type;
        private final DayAndTime value;
        private final PartArgument argument = new PartArgument();
        private double[] out = new double[0];

        FractionalPart(Type type) {
            this.type = type;
            value = new DayAndTime(type);
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            out = out.length < count ? new double[count] : out;
            for (int i = 0; i < count; i++) {
                if (!valid.isValid(i)) {
                    continue;
                }
                if (!value.read(in[1], i)) {
                    valid.setNull(i);
                } else if (argument.of(in[0], i) == DatePart.JULIAN) {
                    out[i] = Fields.julian(value.day, value.time);
                } else {
                    out[i] = epoch(in[1], i);
                }
            }
            return new DoubleColumn(Type.DOUBLE, out, valid.words(), count);
        }

        private double epoch(Input in, int row) {
            if (type == Type.DATE) {
                return value.day * 86_400.0;
            }
            double perSecond = type == Type.TIMESTAMP_NS ? 1e9 : 1e6;
            return in.longs()[in.at(row)] / perSecond;
        }
    }

    private static @Nullable ScalarKernel epochMillis(Call call) {
        Type type = call.arguments().getFirst().type();
        if (call.type() != Type.BIGINT) {
            return null;
        }
        if (type == Type.TIME) {
            return Elementwise.longs(Type.BIGINT, (in, row) -> in[0].longs()[in[0].at(row)] / 1_000);
        }
        if (type == Type.INTERVAL) {
            return Elementwise.longs(Type.BIGINT, (in, row) -> {
                IntervalColumn c = in[0].intervals();
                int at = in[0].at(row);
                return (c.months()[at] * 30L + c.days()[at]) * 86_400_000L + c.micros()[at] / 1_000;
            });
        }
        return (in, count, valid) -> {
            long[] out = new long[count];
            for (int i = 0; i < count; i++) {
                if (!valid.isValid(i)) {
                    continue;
                }
                long value = type == Type.DATE ? in[0].ints()[in[0].at(i)] : in[0].longs()[in[0].at(i)];
                boolean finite = type == Type.DATE ? CivilDate.isFinite((int) value) : Instant.isFinite(value);
                if (finite) {
                    out[i] = type == Type.DATE ? value * 86_400_000L : roundedMillis(value);
                } else {
                    valid.setNull(i);
                }
            }
            return new LongColumn(Type.BIGINT, out, valid.words(), count);
        };
    }

    /// Halves go away from zero.
    private static long roundedMillis(long micros) {
        try {
            return Math.addExact(micros, micros < 0 ? -500 : 500) / 1_000;
        } catch (ArithmeticException e) {
            throw RayoException.user("epoch_ms: the timestamp is too late to be rounded");
        }
    }

    private static long lastDay(long day) {
        long civil = CivilDate.of(day);
        long last = day - CivilDate.day(civil) + CivilDate.lengthOfMonth(CivilDate.year(civil), CivilDate.month(civil));
        if (last > CivilDate.MAX) {
            throw RayoException.user("last_day: the result is out of the range of DATE");
        }
        return last;
    }

    private interface DayFunction {
        long apply(long day);
    }

    private interface NameFunction {
        String apply(long day);
    }

    /// A DATE computed from the day of a date or timestamp.
    private static final class OfDay implements ScalarKernel {
        private final DayAndTime value;
        private final DayFunction function;

        OfDay(Call call, DayFunction function) {
            value = new DayAndTime(call.arguments().getFirst().type());
            this.function = function;
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            int[] out = new int[count];
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    if (value.read(in[0], i)) {
                        out[i] = (int) function.apply(value.day);
                    } else {
                        valid.setNull(i);
                    }
                }
            }
            return new IntColumn(Type.DATE, out, valid.words(), count);
        }
    }

    private static ScalarKernel name(Call call, NameFunction function) {
        DayAndTime value = new DayAndTime(call.arguments().getFirst().type());
        ScalarKernel names = Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            value.read(in[0], row);
            out.append(function.apply(value.day));
        });
        return (in, count, valid) -> {
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i) && !value.read(in[0], i)) {
                    valid.setNull(i);
                }
            }
            return names.apply(in, count, valid);
        };
    }
}
