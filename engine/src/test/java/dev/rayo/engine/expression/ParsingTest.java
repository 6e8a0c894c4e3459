package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BLOB;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.DATE;
import static dev.rayo.sql.type.Type.DOUBLE;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.INTERVAL;
import static dev.rayo.sql.type.Type.REAL;
import static dev.rayo.sql.type.Type.TIME;
import static dev.rayo.sql.type.Type.TIMESTAMP;
import static dev.rayo.sql.type.Type.TIMESTAMP_NS;
import static dev.rayo.sql.type.Type.TIMESTAMP_TZ;
import static dev.rayo.sql.type.Type.TINYINT;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.type.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Text to values, at all the places where it is not clear what a text means.
class ParsingTest extends DuckTest {
    private static final List<String> NUMBERS = List.of(
            " 12 ", "+5", "-5", "- 5", "1.5", "2.5", "-1.5", "-2.5", "0.5", "-0.5", "1.4999", "1e3", "1.5e1", "1e-1",
            "5e-1", "15e-1", "1e10", "1e100", "0x1F", "-0x1F", "0b101", "0X1f", "0B2", "0x", "1_000", "1__000", "_1", "1_", "1,000", "",
            " ", ".5", "5.", ".", "+", "-", "e5", "1e", "1e+2", "1E2", "2147483647.4", "2147483647.5", "-2147483648.4",
            "-2147483648.5", "1.5.5", "1 2", "\t12\n", "true", "12abc", "255", "128", "-128", "-129", "9223372036854775807",
            "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "99999999999999999999999999999999999999",
            "100000000000000000000000000000000000000", "99999999999999999999999999999999999999.4",
            "99999999999999999999999999999999999999.5", "0001234.5", "0.00000000000000000000000000000000000000000005", "1.45",
            "1.55", "999.94", "999.95", "12345.6", "1.23e1", "1.25e-1", "1e-5", "5e-3", "5e-2", "4e-2", "1_0.5", "1_0.5_5e1_0", "inf",
            "-inf", "+inf", "Infinity", "nan", "NaN", "-nan", "1e400", "-1e400", "1e-400", "1.5f", "1d", "1e5.5", "3.4028236e38", "1e39",
            "0e99999", "1e-99999", "000000000000000000000000001", "1.000000000000000000000000000000000001", "-0", "-.5", "+.5e+1");

    private static final List<String> BOOLEANS =
            List.of("true", "TRUE", "t", "T", "yes", "y", "on", "1", "0", "2", "no", "n", "N", "f", "F", "off", " true", "TrUe", "false", "");

    private static final List<String> DATES = List.of(
            "2000-1-1", "2000-01-1 ", " 2000-01-01", "2000/01/02", "2000\\01\\02", "2000 01 02", "2000-01/02", "20000102",
            "2000-13-01", "2000-02-30", "1999-02-29", "2000-02-29", "-2000-01-01", "0000-01-01", "2000-01-01 (BC)",
            "2000-01-01(BC)", "2000-01-01 (bc)", "2000-01-01 BC", "-2000-01-01 (BC)", "2000-01-01 10:00:00",
            "2000-01-01T10:00:00", "2000-01-01abc", "2000-01-01 abc", "2000-01-01Z", "2000-001-01", "2000-1-001",
            "99999-01-01", "5881580-07-10", "5881580-07-11", "5877642-06-25 (BC)", "5877642-06-24 (BC)", "infinity", "INFINITY",
            "inf", "-infinity", "+infinity", "epoch", "EPOCH", "", "2000", "2000-01", "01-02-2000", "00-01-02", "12-01-02",
            "999-01-02", "2000-01-01 10", "2000-01-01 25:00", "infinity x", "2000--01-01", "0044-03-15 (BC) 10:00:00");

    private static final List<String> TIMES = List.of(
            "10:00", "10:00:00", "1:2:3", "01:02:03.123456789", "01:02:03.1234567", "01:02:03.", "24:00:00", "24:00:01",
            "25:00:00", "10:60:00", "10:00:60", "10:00:59.9999999", " 10:00:00 ", "10:00:00 PM", "10:00:00+02", "10", "10:",
            "100000", "10:00:00abc", "2000-01-01 10:00:00", "2000-01-01", "T10:00:00", "10:00:00Z", "", "10:0", "10:00:", "10:00:0", "-1:00:00");

    private static final List<String> TIMESTAMPS = List.of(
            "2000-01-01", "2000-01-01 10", "2000-01-01 10:00", "2000-01-01 10:00:00", "2000-01-01T10:00:00",
            "2000-01-01t10:00:00", "2000-01-01  10:00:00", "2000-01-01 10:00:00.123456789", "2000-01-01 10:00:00.1234565",
            "2000-01-01 10:00:00Z", "2000-01-01 10:00:00z", "2000-01-01 10:00:00 Z", "2000-01-01 10:00:00+02",
            "2000-01-01 10:00:00+02:30", "2000-01-01 10:00:00+0230", "2000-01-01 10:00:00+02:30:15", "2000-01-01 10:00:00-08",
            "2000-01-01 10:00:00 +02", "2000-01-01 10:00:00 UTC", "2000-01-01 10:00:00 utc", "2000-01-01 10:00:00 Europe/Berlin",
            "2000-07-01 10:00:00 America/New_York", "2000-01-01 10:00:00+2", "2000-01-01 10:00:00abc", "2000-01-01 24:00:00",
            "2000-01-01 24:00:01", "2000-01-01 23:59:60", "2000-01-01 (BC) 10:00:00", "infinity", "-infinity", "epoch",
            "294247-01-10 04:00:54.775806", "294247-01-10 04:00:54.775807", "290309-12-22 (BC) 00:00:00",
            "290309-12-21 (BC) 23:59:59", "290308-12-22 (BC)", "", "2000-01-01 10:00:00 ", " 2000-01-01 10:00:00", "2000-01-01 ", "infinity ", "epoch ",
            "2000-01-01 1:2:3", "2000-01-01 10:00:00.5+01", "2000-01-01 10:00+01", "2000-01-01+01", "2000-01-01Z",
            "2262-04-11 23:47:16.854775806", "2262-04-12", "1677-09-21", "1677-09-22", "2000-01-01 10:00:00.1", "1969-12-31 23:59:59.999999999",
            "2000-01-01 10:00:00Zx", "2000-01-01 10:00:00+25", "2000-01-01 10:00:00 UTC x");

    private static final List<String> INTERVALS = List.of(
            "1 year", "1year", "1y", "1 yr", "1 yrs", "2 years 3 mons 4 d 5 h 6 m 7 s 8 ms 9 us", "1 decade", "1 century",
            "1 centuries", "1 millennium", "1 mil", "1 quarter", "1 week", "1 w", "1 min", "1 mins", "1 minute", "1 sec",
            "1 msec", "1 usec", "1 microseconds", "1 millisecond", "1.5 years", "1.5 months", "1.5 days", "1.5 weeks",
            "1.5 hours", "1.55 seconds", "1.0000005 seconds", "-1.5 days", "-1.5 seconds", "- 1 day", "+1 day", "1 day ago",
            "1 day 2 hours ago", "@ 1 day", "@1 day ago", "1 day 01:02:03", "01:02:03", "-01:02:03", "1:2", "01:02:03.5",
            "100:02:03", "1 day -01:02:03", "", " ", "1", "day", "1 foo", "P1Y2M3DT4H5M6S", "PT1H", "1 year -2 months",
            "1,000 days", "1_000 days", "2147483647 days", "2147483648 days", "9223372036854775807 microseconds",
            "9223372036854775808 microseconds", "-9223372036854775808 microseconds", "200000000 years", "1 YEAR 2 MONTHS", "1 day 1 day", "1 month 1.25 days",
            "0.1 months", "0.33333 years", "1e3 days", " 1 day ", "1 day,2 hours", "1 dow", "1 epoch", "1 day 1.5",
            "0.5 decades", "1.123456789 ms", "1.9 us", "1.5 quarter", "infinity", "1 day 25:00:00", "00:60:00", "00:00:61",
            "0.55 months", "0.01 years", "-0.55 months", "1.999999 years", "1.2345678 days", "0.7 weeks", "1.3 minutes", "-1.3 decades", "0.123 centuries", ".5 days", "1. days", "1.1236 ms", "1.0005 ms", "0.0000015 seconds", "0.00000149 seconds", "-0.0000005 seconds", "1.23456789 days",
            "1.23456789 weeks", "1.23456789 months", "1.23456789 years", "1.23456789 quarters", "0.1234567891234 days", "1.0416667 years", "-1.9 us", "0.217 quarters");

    private static final List<String> BLOBS =
            List.of("", "abc", "\\x00\\xff", "\\xFFa\\x20", "\\x", "\\x5", "\\xg0", "\\n", "é", "a\\\\b", "\\X00");

    private void castsLikeDuckDb(List<String> texts, Type... types) throws SQLException {
        Expectation rows = Expectation.of(oracle, VARCHAR, texts);
        for (Type type : types) {
            rows.holds("CAST(a AS " + type + ")", new Cast(rows.ref(0), type, false));
            rows.holds("TRY_CAST(a AS " + type + ")", new Cast(rows.ref(0), type, true));
        }
    }

    @Test
    void numbersAreReadLikeDuckDbDoes() throws SQLException {
        castsLikeDuckDb(
                NUMBERS, TINYINT, INTEGER, BIGINT, REAL, DOUBLE, Type.decimal(4, 1), Type.decimal(18, 0), Type.decimal(38, 0),
                Type.decimal(38, 5));
        // DuckDB reads no exponents where all digits are behind the point.
        castsLikeDuckDb(NUMBERS.stream().filter(text -> !text.contains("e")).toList(), Type.decimal(18, 18));
    }

    @Test
    void randomNumbersAreReadLikeDuckDbDoes() throws SQLException {
        Random random = new Random(3);
        String alphabet = "0123456789..e-+_ ";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            texts.add(text.toString());
        }
        castsLikeDuckDb(texts, INTEGER, DOUBLE, Type.decimal(9, 2));
    }

    @Test
    void booleansAndBlobsAreReadLikeDuckDbDoes() throws SQLException {
        castsLikeDuckDb(BOOLEANS, BOOLEAN);
        castsLikeDuckDb(BLOBS, BLOB);
    }

    @Test
    void datesAndTimesAreReadLikeDuckDbDoes() throws SQLException {
        castsLikeDuckDb(DATES, DATE);
        castsLikeDuckDb(TIMES, TIME);
        castsLikeDuckDb(TIMESTAMPS, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS, DATE, TIME);
        castsLikeDuckDb(DATES, TIMESTAMP);
    }

    @Test
    void intervalsAreReadLikeDuckDbDoes() throws SQLException {
        castsLikeDuckDb(INTERVALS, INTERVAL);
    }
}
