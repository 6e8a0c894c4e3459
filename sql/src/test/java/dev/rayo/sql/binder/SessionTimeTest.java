package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.ExpressionPrinter;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTimeTest {
    private static final Session TOKYO = new Session(Instant.parse("2024-02-28T18:00:00.25Z"), ZoneId.of("Asia/Tokyo"));
    private static final MemoryCatalog CATALOG = new MemoryCatalog()
            .with(MemoryTable.of(
                    "t", "z", Type.TIMESTAMP_TZ, "g", Type.TIMESTAMP, "d", Type.DATE, "n", Type.INTERVAL, "s", Type.VARCHAR));

    private static Expression expression(String sql) {
        Plan.Project project = (Plan.Project) Bound.plan("SELECT " + sql + " AS x FROM t", CATALOG, TOKYO);
        return project.assignments().getFirst().expression();
    }

    @Test
    void theClockStandsStillDuringAStatement() {
        String sql = "SELECT now() = current_timestamp, current_date, today(), current_time, localtimestamp, "
                + "get_current_timestamp()";
        Plan plan = Bound.plan(sql, CATALOG, TOKYO);
        assertThat(plan.types())
                .containsExactly(
                        Type.BOOLEAN, Type.DATE, Type.DATE, Type.TIME, Type.TIMESTAMP, Type.TIMESTAMP_TZ);
        long day = 19_782; // 2024-02-29, in Tokyo
        long threeInTheMorning = (3 * 3_600 * 1_000L + 250) * 1_000;
        long instant = Instant.parse("2024-02-28T18:00:00.25Z").toEpochMilli() * 1_000;
        assertThat(Bound.rows(plan, true))
                .containsExactly("true|" + day + "|" + day + "|" + threeInTheMorning + "|"
                        + (day * 86_400_000_000L + threeInTheMorning) + "|" + instant + "|");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CAST(z AS TIMESTAMP) | at_time_zone('Asia/Tokyo', z)",
                "CAST(z AS DATE) | CAST(at_time_zone('Asia/Tokyo', z) AS DATE)",
                "CAST(g AS TIMESTAMPTZ) | at_time_zone('Asia/Tokyo', g)",
                "CAST(d AS TIMESTAMPTZ) | at_time_zone('Asia/Tokyo', CAST(d AS TIMESTAMP))",
                "CAST(z AS VARCHAR) | CAST(z AS VARCHAR)",
                "CAST(s AS TIMESTAMPTZ) | CAST(s AS TIMESTAMP WITH TIME ZONE)",
                "z = g | z = at_time_zone('Asia/Tokyo', g)",
                "year(z) | date_part('year', at_time_zone('Asia/Tokyo', z))",
                "epoch(z) | date_part('epoch', at_time_zone('UTC', z))",
                "epoch_ms(z) | epoch_ms(at_time_zone('UTC', z))",
                "date_trunc('day', z) | at_time_zone('Asia/Tokyo', date_trunc('day', at_time_zone('Asia/Tokyo', z)))",
                "z + n | at_time_zone('Asia/Tokyo', at_time_zone('Asia/Tokyo', z) + n)",
                "n + z | at_time_zone('Asia/Tokyo', at_time_zone('Asia/Tokyo', z) + n)",
                "z - z | at_time_zone('UTC', z) - at_time_zone('UTC', z)",
                "z AT TIME ZONE 'UTC' | at_time_zone('UTC', z)",
                "strftime('%Y', z) | strftime(at_time_zone('Asia/Tokyo', z), '%Y')",
                "age(g) | age(TIMESTAMP '2024-02-29 00:00:00', g)",
                "greatest(z, g) | greatest(z, at_time_zone('Asia/Tokyo', g))",
                "n + d | d + n",
                "INTERVAL 2 DAY * 3 | INTERVAL '2 days' * 3",
                "3 * n | n * 3",
                "to_days(3) | INTERVAL '3 days'",
                "INTERVAL 1.5 SECOND | INTERVAL '1500000 microseconds'",
                "INTERVAL '1 year 2 days -3 hours' | INTERVAL '12 months 2 days -10800 seconds'",
                "INTERVAL '14 months' | INTERVAL '14 months'",
                "DATE '2024-02-29' | DATE '2024-02-29'",
                "DATE '2024-02-30' | CAST('2024-02-30' AS DATE)",
                "TIMESTAMP '2024-02-29 12:30:00.5' | TIMESTAMP '2024-02-29 12:30:00.500'",
                "d = '2024-01-01' | d = DATE '2024-01-01'",
                "g > '2024-01-01' | g > TIMESTAMP '2024-01-01 00:00:00'",
            })
    void timesAreLoweredToWhatNeedsNoSession(String sql, String expected) {
        assertThat(ExpressionPrinter.print(expression(sql))).isEqualTo(expected);
    }
}
