package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.function.DatePart;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeFunctionTest extends DuckTest {
    private static final Set<DatePart> NO_TRUNCATION =
            EnumSet.of(DatePart.ERA, DatePart.TIMEZONE, DatePart.TIMEZONE_HOUR, DatePart.TIMEZONE_MINUTE);

    /// Dates whose week is not wholly inside the range of DATE are errors in DuckDB; here they have a week like others.
    private static List<Object> dates(Type type, int more) {
        return values(type, more).stream()
                .filter(value -> !(type == DATE && value instanceof Long days && Math.abs(days) > 2_147_483_000L && CivilDate.isFinite((int) (long) days)))
                .toList();
    }

    @Test
    void everyPartOfEveryTypeIsThatOfDuckDb() throws SQLException {
        for (Type type : List.of(DATE, TIME, TIMESTAMP, INTERVAL)) {
            // A part that the type does not have is an error even of NULL.
            boolean isDate = type == DATE || type == TIMESTAMP;
            Expectation rows = Expectation.of(
                    oracle, type, dates(type, 40).stream().filter(value -> isDate || value != null).toList());
            for (DatePart part : DatePart.values()) {
                boolean binderError = part == DatePart.TIMEZONE_HOUR || part == DatePart.TIMEZONE_MINUTE || part == DatePart.TIMEZONE;
                if (!binderError) {
                    rows.holds(
                            "date_part('" + part.canonical() + "', a)",
                            call("date_part", part.isFractional() ? DOUBLE : BIGINT, text(part.canonical()), rows.ref(0)));
                }
            }
        }
    }

    @Test
    void truncationsAreThoseOfDuckDb() throws SQLException {
        for (Type type : List.of(DATE, TIMESTAMP, INTERVAL)) {
            Expectation rows = Expectation.of(oracle, type, values(type, 40));
            for (DatePart part : EnumSet.complementOf(EnumSet.copyOf(NO_TRUNCATION))) {
                rows.holds(
                        "date_trunc('" + part.canonical() + "', a)",
                        call("date_trunc", type == INTERVAL ? INTERVAL : TIMESTAMP, text(part.canonical()), rows.ref(0)));
            }
        }
    }

    @Test
    void differencesAreThoseOfDuckDb() throws SQLException {
        for (Type type : List.of(DATE, TIME, TIMESTAMP)) {
            List<Object> some = dates(type, 2).stream().filter(value -> type != TIME || value != null).limit(16).toList();
            Expectation rows = Expectation.pairs(oracle, type, some, type, some);
            for (DatePart part : DatePart.values()) {
                if (NO_TRUNCATION.contains(part)) {
                    continue;
                }
                String name = part.canonical();
                rows.holds("date_diff('" + name + "', a, b)", call("date_diff", BIGINT, text(name), rows.ref(0), rows.ref(1)));
                rows.holds("date_sub('" + name + "', a, b)", call("date_sub", BIGINT, text(name), rows.ref(0), rows.ref(1)));
            }
        }
        Expectation rows = Expectation.pairs(oracle, TIMESTAMP, values(TIMESTAMP, 15), TIMESTAMP, values(TIMESTAMP, 15));
        rows.holds("age(a, b)", call("age", INTERVAL, rows.ref(0), rows.ref(1)));
    }

    @Test
    void daysMonthsAndMillisecondsAreThoseOfDuckDb() throws SQLException {
        for (Type type : List.of(DATE, TIMESTAMP)) {
            Expectation rows = Expectation.of(oracle, type, dates(type, 40));
            rows.holds("last_day(a)", call("last_day", DATE, rows.ref(0)));
            rows.holds("dayname(a)", call("dayname", VARCHAR, rows.ref(0)));
            rows.holds("monthname(a)", call("monthname", VARCHAR, rows.ref(0)));
        }
        for (Type type : List.of(DATE, TIME, TIMESTAMP, INTERVAL)) {
            Expectation rows = Expectation.of(oracle, type, values(type, 40));
            rows.holds("epoch_ms(a)", call("epoch_ms", BIGINT, rows.ref(0)));
        }
        Expectation numbers = Expectation.of(oracle, BIGINT, values(BIGINT, 20));
        numbers.holds("epoch_ms(a)", call("epoch_ms", TIMESTAMP, numbers.ref(0)));
        numbers.holds("make_timestamp(a)", call("make_timestamp", TIMESTAMP, numbers.ref(0)));
        Expectation doubles = Expectation.of(oracle, DOUBLE, values(DOUBLE, 20));
        doubles.holds("to_timestamp(a)", call("to_timestamp", TIMESTAMP_TZ, doubles.ref(0)));
    }

    @Test
    void datesAreMadeOfPartsAsInDuckDb() throws SQLException {
        List<@Nullable Object> years = new ArrayList<>();
        List<@Nullable Object> months = new ArrayList<>();
        List<@Nullable Object> days = new ArrayList<>();
        for (long year : new long[] {2000, 1999, 1900, 0, -1, 5881580, -5877641, 290000, 3000000000L}) {
            for (long month : new long[] {1, 2, 7, 12, 13, 0, -1}) {
                for (long day : new long[] {1, 10, 11, 28, 29, 30, 31, 32, 0}) {
                    years.add(year);
                    months.add(month);
                    days.add(day);
                }
            }
        }
        years.add(null);
        months.add(1L);
        days.add(1L);
        Expectation rows = Expectation.load(oracle, List.of(BIGINT, BIGINT, BIGINT), List.of(years, months, days));
        rows.holds("make_date(a, b, c)", call("make_date", DATE, rows.ref(0), rows.ref(1), rows.ref(2)));
        Expression second = new Expression.Literal(5.25, DOUBLE);
        rows.holds(
                "make_timestamp(a, b, c, 3, 4, 5.25)",
                call("make_timestamp", TIMESTAMP, rows.ref(0), rows.ref(1), rows.ref(2), bigint(3), bigint(4), second));
        List<@Nullable Object> hours = new ArrayList<>();
        List<@Nullable Object> minutes = new ArrayList<>();
        List<@Nullable Object> seconds = new ArrayList<>();
        for (long hour : new long[] {0, 12, 23, 24, 25, -1}) {
            for (long minute : new long[] {0, 59, 60, -1}) {
                for (double each : new double[] {0, 0.0000005, 59.9999999, 60, 60.5, -1, -0.0000001}) {
                    hours.add(hour);
                    minutes.add(minute);
                    seconds.add(each);
                }
            }
        }
        Expectation times = Expectation.load(oracle, List.of(BIGINT, BIGINT, DOUBLE), List.of(hours, minutes, seconds));
        times.holds(
                "make_timestamp(2000, 1, 2, a, b, c)",
                call("make_timestamp", TIMESTAMP, bigint(2000), bigint(1), bigint(2), times.ref(0), times.ref(1), times.ref(2)));
    }

    @Test
    void timeZonesMoveTimestampsAsInDuckDb() throws SQLException {
        List<Object> some = List.of(0L, 954_037_800_000_000L, 954_034_200_000_000L, 972_784_800_000_000L, 972_786_600_000_000L,
                1_700_000_000_123_456L, Long.MAX_VALUE, 4_000_000_000_000_000L);
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "europe/berlin")) {
            Expectation local = Expectation.of(oracle, TIMESTAMP, some);
            local.holds("timezone('" + zone + "', a)", call("at_time_zone", TIMESTAMP_TZ, text(zone), local.ref(0)));
            Expectation zoned = Expectation.of(oracle, TIMESTAMP_TZ, some);
            zoned.holds("timezone('" + zone + "', a)", call("at_time_zone", TIMESTAMP, text(zone), zoned.ref(0)));
        }
        Expectation local = Expectation.of(oracle, TIMESTAMP, some);
        local.holds("timezone('Nowhere', a)", call("at_time_zone", TIMESTAMP_TZ, text("Nowhere"), local.ref(0)));
    }

    @Test
    void formatsWriteAsInDuckDb() throws SQLException {
        List<String> formats = List.of(
                "%a|%A|%w|%u|%d|%-d|%b|%B|%h", "%m|%-m|%y|%-y|%Y|%G|%V|%U|%W|%j|%-j", "%H|%-H|%I|%-I|%p|%M|%-M|%S|%-S",
                "%f|%g|%z|%Z|%%", "%c / %x / %X", "plain", "%q", "%", "%-U", "");
        for (Type type : List.of(DATE, TIMESTAMP)) {
            // A wrong format is an error even of NULL.
            Expectation rows = Expectation.of(
                    oracle, type, dates(type, 30).stream().filter(Objects::nonNull).toList());
            for (String format : formats) {
                rows.holds("strftime(a, '" + format + "')", call("strftime", VARCHAR, rows.ref(0), text(format)));
            }
        }
    }

    @Test
    void formatsReadAsInDuckDb() throws SQLException {
        String[][] cases = {
            {"%Y-%m-%d %H:%M:%S.%f", "2000-01-02 03:04:05.678901", "2000-1-2 3:4:5.6", "2000-01-02", " 2000-01-02 03:04:05.1 ", "2000-02-30 00:00:00.0", "2000-01-02 24:00:00.0", "2000-01-02 03:04:05.1234567"},
            {"%Y-%m-%d", "2000-01-02", "2000-1-2", "12345-01-02", "-0044-01-02", "2000-01-02x", "infinity", "-Infinity", "epoch", "", "2000- 01-01", "0001-01-01"},
            {"%d/%m/%y", "02/03/99", "02/03/68", "02/03/69", "2/3/0", "32/1/00", "0/1/00"},
            {"%d %b %Y", "3 Jan 2000", "3 january 2000", "3  feb  2000", "31 Nov 2000", "3 xyz 2000"},
            {"%d %B %Y", "3 January 2000", "3 jan 2000", "3 FEBRUARY 2000"},
            {"%a %d %b %Y", "Mon 3 Jan 2000", "Tue 3 Jan 2000", "Xxx 3 Jan 2000"},
            {"%I:%M %p", "03:04 PM", "12:04 AM", "12:04 pm", "13:04 PM", "0:04 PM", "3:04 XM"},
            {"%H %p", "2 PM", "14 PM", "12 AM", "0 PM"},
            {"%Y %j", "2000 366", "2001 001", "2001 366", "2000 0", "2000 367"},
            {"%Y %U %w", "2000 05 1", "2000 00 0", "2000 01 0", "2000 53 1", "2000 54 1", "2000 5 7"},
            {"%Y %W %w", "2000 05 1", "2001 00 3", "2001 1 0"},
            {"%G %V %u", "2000 53 1", "2004 53 7", "2004 1 1", "2004 0 1", "2004 1 0"},
            {"%Y %U", "2000 5"},
            {"%G", "2004"},
            {"%x", "2000-01-02", "12/31/99"},
            {"%c", "2000-01-02 03:04:05"},
            {"%X", "03:04:05", "03:04"},
            {".%g", ".123", ".1", ".1234"},
            {"%%%Y", "%2000", "2000"},
            {"x %Y", "x 2000", "x2000", "x   2000"},
            {"%q", "1"},
            {"", "1"}
        };
        for (String[] each : cases) {
            List<@Nullable Object> texts = new ArrayList<>(Arrays.asList((Object[]) each).subList(1, each.length));
            if (each[0].length() > 2) {
                texts.add(null);
            }
            Expectation rows = Expectation.of(oracle, VARCHAR, texts);
            rows.holds("strptime(a, '" + each[0] + "')", call("strptime", TIMESTAMP, rows.ref(0), text(each[0])));
        }
    }
}
