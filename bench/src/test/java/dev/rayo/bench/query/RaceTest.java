package dev.rayo.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
    @Test
    void nothingIsTimedBeforeAnswersAreEqual() {
        try (RayoContender rayo = new RayoContender(1);
                DuckDbContender duckDb = new DuckDbContender(1)) {
            rayo.run("CREATE TABLE t AS SELECT 1 AS a");
            duckDb.run("CREATE TABLE t AS SELECT 2 AS a");
            Race race = new Race(List.of(rayo, duckDb), new WarmRuns(2, 1_000));
            Measurement measurement = race.finish(race.start(new Question("Q", "SELECT a FROM t")));
            assertThat(measurement.problem()).contains("Rayo and DuckDB give", "1", "2");
            assertThat(measurement.timings()).isEmpty();
            assertThat(measurement.compared()).isFalse();
        }
    }

    @Test
    void aQueryThatFailsIsAResultAndNotTheEnd() {
        try (RayoContender rayo = new RayoContender(1);
                DuckDbContender duckDb = new DuckDbContender(1)) {
            Race race = new Race(List.of(rayo, duckDb), new WarmRuns(2, 1_000));
            assertThat(race.finish(race.start(new Question("Q", "SELECT nothing"))).problem()).contains("nothing");
            Measurement next = race.finish(race.start(new Question("Q", "SELECT 42")));
            assertThat(next.problem()).isNull();
            assertThat(next.timings()).hasSize(2).allSatisfy(timing -> {
                assertThat(timing.runs()).isEqualTo(2);
                assertThat(timing.best()).isLessThanOrEqualTo(timing.median());
            });
        }
    }
}
