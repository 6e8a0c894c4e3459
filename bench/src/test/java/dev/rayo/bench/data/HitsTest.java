package dev.rayo.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.bench.query.Answer;
import dev.rayo.bench.query.DuckDbContender;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitsTest {
    private static final long ROWS = 30_000;

    @Test
    void theTableHasTheOriginalsColumnsAndSkew(@TempDir Path folder) {
        Hits hits = Hits.in(folder, ROWS);
        try (DuckDbContender duckDb = new DuckDbContender(1)) {
            hits.showTo(duckDb);
            assertThat(duckDb.answer("SELECT * FROM (DESCRIBE hits)").rows()).hasSize(105);
            Answer counts = duckDb.answer("SELECT count(*), count(DISTINCT WatchID), count(*) FILTER (WHERE SearchPhrase = ''), "
                    + "count(*) FILTER (WHERE CounterID = 62), count(DISTINCT RegionID), count(DISTINCT EventDate) FROM hits");
            List<Long> numbers = counts.rows().getFirst().stream()
                    .map(number -> ((BigDecimal) number).longValue())
                    .toList();
            assertThat(numbers.get(0)).isEqualTo(ROWS);
            assertThat(numbers.get(1)).isEqualTo(ROWS);
            assertThat(numbers.get(2)).isBetween(ROWS * 86 / 100, ROWS * 88 / 100);
            assertThat(numbers.get(3)).isBetween(ROWS * 45 / 1000, ROWS * 47 / 1000);
            assertThat(numbers.get(4)).isGreaterThan(1_000);
            assertThat(numbers.get(5)).isEqualTo(30);
        }
    }

    @Test
    void theSameNumberOfRowsIsTheSameTableAndIsNotMadeTwice(@TempDir Path one, @TempDir Path other) throws Exception {
        Hits.in(one, 1_000);
        Hits.in(other, 1_000);
        Path file = one.resolve("hits_0.parquet");
        assertThat(Files.readAllBytes(file)).isEqualTo(Files.readAllBytes(other.resolve("hits_0.parquet")));
        Object made = Files.getLastModifiedTime(file);
        Hits.in(one, 1_000);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(made);
    }

    @Test
    void queriesThatWouldFindNothingInFewRowsLookForLess(@TempDir Path folder) {
        assertThat(Hits.in(folder, 1_000).questions())
                .hasSize(43)
                .allSatisfy(question -> assertThat(question.sql()).doesNotContain("{"))
                .anySatisfy(question -> assertThat(question.sql()).contains("HAVING count(*) > 1 "))
                .anySatisfy(question -> assertThat(question.sql()).endsWith("LIMIT 10 OFFSET 1"));
    }
}
