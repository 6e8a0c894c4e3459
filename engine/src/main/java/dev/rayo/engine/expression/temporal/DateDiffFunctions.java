package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.function.DatePart;
import dev.rayo.sql.type.Type;

/// date_diff, which counts the boundaries between two times, date_sub, which counts whole units, and age. NULL where a
/// time is infinite.
public final class DateDiffFunctions {
    private static final long MICROS_PER_WEEK = 7 * Instant.MICROS_PER_DAY;

    private DateDiffFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("date_diff", 12, call -> new Difference(call, false));
        registry.add("date_sub", 12, call -> new Difference(call, true));
        registry.add("age", 15, call -> new AgeKernel());
    }

    private static final class AgeKernel implements ScalarKernel {
        private final Age age = new Age();

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            int[] months = new int[count];
            int[] days = new int[count];
            long[] micros = new long[count];
            for (int i = 0; i < count; i++) {
                if (!valid.isValid(i)) {
                    continue;
                }
                long later = in[0].longs()[in[0].at(i)];
                long earlier = in[1].longs()[in[1].at(i)];
                if (Instant.isFinite(later) && Instant.isFinite(earlier)) {
                    age.of(later, earlier);
                    months[i] = age.months();
                    days[i] = age.days();
                    micros[i] = age.micros();
                } else {
                    valid.setNull(i);
                }
            }
            return new IntervalColumn(Type.INTERVAL, months, days, micros, valid.words(), count);
        }
    }

    private static final class Difference implements ScalarKernel {
        private final Type type;
        private final boolean whole;
        private final PartArgument part = new PartArgument();
        private final Age age = new Age();
        private long[] out = new long[0];

        Difference(Call call, boolean whole) {
            type = call.arguments().get(1).type();
            this.whole = whole;
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            out = out.length < count ? new long[count] : out;
            for (int i = 0; i < count; i++) {
                if (!valid.isValid(i)) {
                    continue;
                }
                if (!isFinite(in[1], i) || !isFinite(in[2], i)) {
                    valid.setNull(i);
                    continue;
                }
                DatePart unit = part.of(in[0], i);
                try {
                    out[i] = difference(unit, in, i);
                } catch (ArithmeticException e) {
                    throw RayoException.user("the difference in " + unit.canonical() + " does not fit BIGINT");
                }
            }
            return new LongColumn(Type.BIGINT, out, valid.words(), count);
        }

        private long difference(DatePart unit, Input[] in, int row) {
            if (type == Type.TIME) {
                return ofTimes(unit, in[1].longs()[in[1].at(row)], in[2].longs()[in[2].at(row)]);
            }
            if (!whole) {
                return type == Type.DATE
                        ? boundaries(unit, in[1].ints()[in[1].at(row)], in[2].ints()[in[2].at(row)])
                        : boundaries(unit, in[1].longs()[in[1].at(row)], in[2].longs()[in[2].at(row)]);
            }
            return type == Type.DATE
                    ? wholeUnits(unit, midnight(in[1], row), midnight(in[2], row))
                    : wholeUnits(unit, in[1].longs()[in[1].at(row)], in[2].longs()[in[2].at(row)]);
        }

        private boolean isFinite(Input in, int row) {
            return type == Type.TIME
                    || (type == Type.DATE
                            ? CivilDate.isFinite(in.ints()[in.at(row)])
                            : Instant.isFinite(in.longs()[in.at(row)]));
        }

        private static long midnight(Input in, int row) {
            return Instant.of(in.ints()[in.at(row)], 0);
        }

        private long ofTimes(DatePart unit, long start, long end) {
            long length = switch (unit) {
                case HOUR -> Instant.MICROS_PER_HOUR;
                case MINUTE -> Instant.MICROS_PER_MINUTE;
                case SECOND, EPOCH -> Instant.MICROS_PER_SECOND;
                case MILLISECONDS -> 1_000;
                case MICROSECONDS -> 1;
                case YEAR, MONTH, DAY, DECADE, CENTURY, MILLENNIUM, QUARTER, WEEK, YEARWEEK, ISOYEAR, DOW, ISODOW, DOY,
                        JULIAN, ERA, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE ->
                    throw Fields.unknown("TIME", unit);
            };
            return whole ? (end - start) / length : end / length - start / length;
        }

        private static long boundaries(DatePart unit, int start, int end) {
            return switch (unit) {
                case HOUR -> 24 * ((long) end - start);
                case MINUTE -> 1_440 * ((long) end - start);
                case SECOND, EPOCH -> 86_400 * ((long) end - start);
                case MILLISECONDS, MICROSECONDS -> boundaries(unit, Instant.of(start, 0), Instant.of(end, 0));
                default -> dayBoundaries(unit, start, end);
            };
        }

        private static long boundaries(DatePart unit, long start, long end) {
            return switch (unit) {
                case HOUR -> Math.floorDiv(end, Instant.MICROS_PER_HOUR) - Math.floorDiv(start, Instant.MICROS_PER_HOUR);
                case MINUTE -> Math.floorDiv(end, Instant.MICROS_PER_MINUTE) - Math.floorDiv(start, Instant.MICROS_PER_MINUTE);
                case SECOND, EPOCH -> Math.floorDiv(end, Instant.MICROS_PER_SECOND) - Math.floorDiv(start, Instant.MICROS_PER_SECOND);
                case MILLISECONDS -> Math.floorDiv(end, 1_000L) - Math.floorDiv(start, 1_000L);
                case MICROSECONDS -> Math.subtractExact(end, start);
                default -> dayBoundaries(unit, Instant.day(start), Instant.day(end));
            };
        }

        private static long dayBoundaries(DatePart unit, long start, long end) {
            return switch (unit) {
                case DAY, DOW, ISODOW, DOY, JULIAN -> end - start;
                case WEEK, YEARWEEK -> (end - start) / 7;
                case MONTH -> month(end) - month(start);
                case QUARTER -> month(end) / 3 - month(start) / 3;
                case YEAR -> year(end) - year(start);
                case DECADE -> year(end) / 10 - year(start) / 10;
                case CENTURY -> year(end) / 100 - year(start) / 100;
                case MILLENNIUM -> year(end) / 1_000 - year(start) / 1_000;
                case ISOYEAR -> CivilDate.isoYear(end) - CivilDate.isoYear(start);
                case HOUR, MINUTE, SECOND, MILLISECONDS, MICROSECONDS, EPOCH, ERA, TIMEZONE, TIMEZONE_HOUR,
                        TIMEZONE_MINUTE ->
                    throw RayoException.user("there is no difference in " + unit.canonical());
            };
        }

        private static long year(long day) {
            return CivilDate.year(CivilDate.of(day));
        }

        private static long month(long day) {
            long civil = CivilDate.of(day);
            return CivilDate.year(civil) * 12L + CivilDate.month(civil) - 1;
        }

        private long wholeUnits(DatePart unit, long start, long end) {
            return switch (unit) {
                case MICROSECONDS -> Math.subtractExact(end, start);
                case MILLISECONDS -> Math.subtractExact(end, start) / 1_000;
                case SECOND, EPOCH -> Math.subtractExact(end, start) / Instant.MICROS_PER_SECOND;
                case MINUTE -> Math.subtractExact(end, start) / Instant.MICROS_PER_MINUTE;
                case HOUR -> Math.subtractExact(end, start) / Instant.MICROS_PER_HOUR;
                case DAY, DOW, ISODOW, DOY, JULIAN -> Math.subtractExact(end, start) / Instant.MICROS_PER_DAY;
                case WEEK, YEARWEEK -> Math.subtractExact(end, start) / MICROS_PER_WEEK;
                case MONTH -> age.wholeMonths(start, end);
                case QUARTER -> age.wholeMonths(start, end) / 3;
                case YEAR, ISOYEAR -> age.wholeMonths(start, end) / 12;
                case DECADE -> age.wholeMonths(start, end) / 120;
                case CENTURY -> age.wholeMonths(start, end) / 1_200;
                case MILLENNIUM -> age.wholeMonths(start, end) / 12_000;
                case ERA, TIMEZONE, TIMEZONE_HOUR, TIMEZONE_MINUTE ->
                    throw RayoException.user("there is no difference in " + unit.canonical());
            };
        }
    }
}
