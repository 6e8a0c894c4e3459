package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.function.DatePart;
import dev.rayo.sql.type.Type;

/// date_trunc: the beginning of the hour, day, month, … that a timestamp is in. Infinite timestamps stay.
public final class DateTruncFunctions {
    private DateTruncFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("date_trunc", 8, DateTruncFunctions::kernel);
    }

    private static ScalarKernel kernel(Call call) {
        Type type = call.arguments().get(1).type();
        if (type == Type.INTERVAL) {
            return new IntervalTruncation();
        }
        PartArgument part = new PartArgument();
        if (type == Type.DATE) {
            return Elementwise.longs(call.type(), (in, row) -> {
                int date = in[1].ints()[in[1].at(row)];
                if (!CivilDate.isFinite(date)) {
                    return date > 0 ? Instant.INFINITY : Instant.MINUS_INFINITY;
                }
                return instant(day(part.of(in[0], row), date));
            });
        }
        return Elementwise.longs(call.type(), (in, row) -> timestamp(part.of(in[0], row), in[1].longs()[in[1].at(row)]));
    }

    private static long timestamp(DatePart part, long micros) {
        if (!Instant.isFinite(micros)) {
            return micros;
        }
        return switch (part) {
            case MICROSECONDS -> micros;
            case MILLISECONDS -> micros - Math.floorMod(micros, 1_000L);
            case SECOND, EPOCH -> micros - Math.floorMod(micros, Instant.MICROS_PER_SECOND);
            case MINUTE -> micros - Math.floorMod(micros, Instant.MICROS_PER_MINUTE);
            case HOUR -> micros - Math.floorMod(micros, Instant.MICROS_PER_HOUR);
            default -> instant(day(part, Instant.day(micros)));
        };
    }

    private static long instant(long day) {
        try {
            return Instant.of(day, 0);
        } catch (ArithmeticException e) {
            throw RayoException.user("date_trunc: the result is out of the range of TIMESTAMP");
        }
    }

    private static long day(DatePart part, long day) {
        long civil = CivilDate.of(day);
        int year = CivilDate.year(civil);
        int month = CivilDate.month(civil);
        return switch (part) {
            case MILLENNIUM -> CivilDate.days(year / 1_000 * 1_000, 1, 1);
            case CENTURY -> CivilDate.days(year / 100 * 100, 1, 1);
            case DECADE -> CivilDate.days(year / 10 * 10, 1, 1);
            case YEAR -> CivilDate.days(year, 1, 1);
            case QUARTER -> CivilDate.days(year, (month - 1) / 3 * 3 + 1, 1);
            case MONTH -> day - CivilDate.day(civil) + 1;
            case WEEK, YEARWEEK -> CivilDate.monday(day);
            case ISOYEAR -> CivilDate.monday(CivilDate.days(CivilDate.isoYear(day), 1, 4));
            case DAY, DOW, ISODOW, DOY, JULIAN, HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS, EPOCH -> day;
            case ERA, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE ->
                throw RayoException.user("date_trunc does not cut to " + part.canonical());
        };
    }

    private static final class IntervalTruncation implements ScalarKernel {
        private final PartArgument part = new PartArgument();
        private int[] months = new int[0];
        private int[] days = new int[0];
        private long[] micros = new long[0];

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            if (months.length < count) {
                months = new int[count];
                days = new int[count];
                micros = new long[count];
            }
            IntervalColumn intervals = in[1].intervals();
            for (int i = 0; i < count; i++) {
                if (valid.isValid(i)) {
                    int at = in[1].at(i);
                    months[i] = intervals.months()[at];
                    days[i] = intervals.days()[at];
                    micros[i] = intervals.micros()[at];
                    truncate(part.of(in[0], i), i);
                }
            }
            return new IntervalColumn(Type.INTERVAL, months, days, micros, valid.words(), count);
        }

        private void truncate(DatePart part, int i) {
            switch (part) {
                case MILLENNIUM -> months(i, 12_000);
                case CENTURY -> months(i, 1_200);
                case DECADE -> months(i, 120);
                case YEAR, ISOYEAR -> months(i, 12);
                case QUARTER -> months(i, 3);
                case MONTH -> months(i, 1);
                case WEEK, YEARWEEK -> {
                    days[i] -= days[i] % 7;
                    micros[i] = 0;
                }
                case DAY, DOW, ISODOW, DOY, JULIAN -> micros[i] = 0;
                case HOUR -> micros[i] -= micros[i] % Instant.MICROS_PER_HOUR;
                case MINUTE -> micros[i] -= micros[i] % Instant.MICROS_PER_MINUTE;
                case SECOND, EPOCH -> micros[i] -= micros[i] % Instant.MICROS_PER_SECOND;
                case MILLISECONDS -> micros[i] -= micros[i] % 1_000;
                case MICROSECONDS -> {}
                case ERA, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE ->
                    throw RayoException.user("date_trunc does not cut to " + part.canonical());
            }
        }

        private void months(int i, int unit) {
            months[i] -= months[i] % unit;
            days[i] = 0;
            micros[i] = 0;
        }
    }
}
