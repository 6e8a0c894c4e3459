package dev.rayo.engine.planner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.Rayo;
import dev.rayo.Schema;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCacheTest {
    @TempDir
    private Path folder;

    private final Rayo rayo = Rayo.open();
    private final PlanCache cache = new PlanCache(4);

    @AfterEach
    void close() {
        rayo.close();
    }

    private Plan plan(String sql, @Nullable Object... parameters) {
        return Objects.requireNonNull(
                cache.plan(sql, Arrays.asList(parameters), rayo.catalog()).plan());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String query) {
        rayo.execute("COPY (" + query + ") TO '" + file(name) + "' (FORMAT PARQUET)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 + x from (VALUES (1)) t(x) where x = 1",
                "SELECT 1+x FROM (VALUES (1)) t(x) WHERE x=1 -- the same",
                "SELECT\n\t1 + x /* still */ FROM (VALUES (1)) t(x)\nWHERE x = 1",
            })
    void spaceCommentsAndTheCaseOfKeywordsDoNotMatter(String sql) {
        Plan first = plan("SELECT 1 + x FROM (VALUES (1)) t(x) WHERE x = 1");
        assertThat(plan(sql)).isSameAs(first);
        assertThat(cache.hits()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "SELECT 1; SELECT 2",
                "SELECT 1; SELECT 1.0",
                "SELECT 'a'; SELECT 'A'",
                "SELECT 'a  b'; SELECT 'a b'",
                "SELECT 1 AS a; SELECT 1 AS A",
                "SELECT 1 AS \"from\"; SELECT 1 AS \"FROM\"",
                "SELECT CAST(1 AS bigint); SELECT CAST(1 AS BIGINT)",
                "SELECT 12; SELECT 1_2",
            })
    void literalsAndNamesMatter(String one, String other) {
        assertThat(plan(other)).isNotSameAs(plan(one));
        assertThat(cache.hits()).isZero();
    }

    @Test
    void valuesOfParametersMatter() {
        Plan one = plan("SELECT ?", 1);
        assertThat(plan("SELECT ?", 1)).isSameAs(one);
        assertThat(plan("SELECT ?", 1L)).isNotSameAs(one);
        assertThat(plan("SELECT ?", 2)).isNotSameAs(one);
        assertThat(rayo.sql("SELECT ?", List.of(1)).rows()).isEqualTo(List.of(List.of(1L)));
        assertThat(rayo.sql("SELECT ?", List.of("x")).rows()).isEqualTo(List.of(List.of("x")));
    }

    @Test
    void queryThatAsksForTheTimeIsPlannedEachTime() {
        rayo.execute("CREATE VIEW clock AS SELECT now() AS t");
        for (String sql : List.of("SELECT now()", "SELECT current_date", "SELECT * FROM clock")) {
            assertThat(plan(sql)).isNotSameAs(plan(sql));
        }
        assertThat(cache.hits()).isZero();
    }

    @Test
    void tableThatGrewIsPlannedAnew() {
        rayo.execute("CREATE TABLE t AS SELECT 1 AS a");
        String sql = "SELECT count(*), max(a) FROM t";
        Plan before = plan(sql);
        assertThat(plan(sql)).isSameAs(before);
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(1L, 1L)));
        rayo.execute("INSERT INTO t VALUES (5)");
        assertThat(plan(sql)).isNotSameAs(before);
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(2L, 5L)));
    }

    @Test
    void tableThatWasReplacedOrDroppedIsLookedUpAnew() {
        String sql = "SELECT * FROM t";
        rayo.execute("CREATE TABLE t AS SELECT 1 AS a");
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(1L)));
        rayo.execute("CREATE OR REPLACE TABLE t AS SELECT 'x' AS b");
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of("x")));
        assertThat(rayo.sql(sql).schema().names()).containsExactly("b");
        rayo.execute("DROP TABLE t");
        assertThatThrownBy(() -> rayo.sql(sql)).isInstanceOf(RayoException.class);
        rayo.execute("CREATE VIEW t AS SELECT 7 AS c");
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(7L)));
    }

    @Test
    void viewThatWasReplacedIsPlannedAnewAlsoBeneathAnotherView() {
        rayo.execute("CREATE VIEW inner_view AS SELECT 1 AS a; CREATE VIEW outer_view AS SELECT * FROM inner_view");
        assertThat(rayo.sql("SELECT * FROM outer_view").rows()).isEqualTo(List.of(List.of(1L)));
        rayo.execute("CREATE OR REPLACE VIEW inner_view AS SELECT 2 AS a");
        assertThat(rayo.sql("SELECT * FROM outer_view").rows()).isEqualTo(List.of(List.of(2L)));
    }

    @Test
    void newTableShowsInShowTables() {
        assertThat(rayo.sql("SHOW TABLES").rows()).isEmpty();
        rayo.execute("CREATE TABLE t (a INTEGER)");
        assertThat(rayo.sql("SHOW TABLES").rows()).isEqualTo(List.of(List.of("t")));
    }

    @Test
    void fileThatWasWrittenOrTouchedIsPlannedAnew() throws Exception {
        write("a.parquet", "SELECT 1 AS a");
        String sql = "SELECT count(*), max(a) FROM '" + file("a.parquet") + "'";
        Plan before = plan(sql);
        assertThat(plan(sql)).isSameAs(before);
        assertThat(rayo.sql(sql).rows().toString()).isEqualTo("[[1, 1]]");
        write("a.parquet", "SELECT i AS a FROM range(5000) r(i)");
        assertThat(plan(sql)).isNotSameAs(before);
        assertThat(rayo.sql(sql).rows().toString()).isEqualTo("[[5000, 4999]]");

        Plan touched = plan(sql);
        Files.setLastModifiedTime(Path.of(file("a.parquet")), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(plan(sql)).isNotSameAs(touched);
    }

    @Test
    void fileThatIsGoneIsAnErrorAndOneThatJoinsAPatternIsRead() throws Exception {
        write("p1.parquet", "SELECT 1 AS a");
        String all = "SELECT count(*) FROM '" + folder + "/p*.parquet'";
        assertThat(rayo.sql(all).rows()).isEqualTo(List.of(List.of(1L)));
        write("p2.parquet", "SELECT 2 AS a");
        assertThat(rayo.sql(all).rows()).isEqualTo(List.of(List.of(2L)));

        String one = "SELECT * FROM '" + file("p1.parquet") + "'";
        assertThat(rayo.sql(one).rows()).hasSize(1);
        Files.delete(Path.of(file("p1.parquet")));
        assertThatThrownBy(() -> rayo.sql(one))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void explainShowsThePlanThatTheQueryNowHas() {
        rayo.execute("CREATE TABLE t AS SELECT 1 AS a");
        String sql = "SELECT count(*) FROM t";
        String before = rayo.sql("EXPLAIN " + sql).rows().toString();
        rayo.sql(sql).fetch();
        rayo.execute("INSERT INTO t VALUES (5), (6)");
        assertThat(rayo.sql("EXPLAIN " + sql).rows().toString()).isNotEqualTo(before).contains("3");
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(3L)));
    }

    @Test
    void fileThatTookTheNameOfAnotherIsPlannedAnewEvenOfTheSameSizeAndTime() throws Exception {
        write("a.parquet", "SELECT 1 AS a");
        write("b.parquet", "SELECT 2 AS a");
        Path first = Path.of(file("a.parquet"));
        Path second = Path.of(file("b.parquet"));
        assertThat(Files.size(first)).isEqualTo(Files.size(second));
        String sql = "SELECT a FROM '" + first + "'";
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(1L)));
        Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
        Files.move(second, first, StandardCopyOption.REPLACE_EXISTING);
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(2L)));
    }

    @Test
    void valuesThatChangeByThemselvesAreDrawnInEachRunOfAKeptPlan() {
        String sql = "SELECT random() FROM range(20)";
        assertThat(plan(sql)).isSameAs(plan(sql));
        assertThat(rayo.sql(sql).rows()).isNotEqualTo(rayo.sql(sql).rows());
    }

    @Test
    void settingsHoldForTheNextRunOfAKeptPlan() {
        String sql = "SELECT count(DISTINCT i % 100000) FROM range(400000) r(i)";
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(100_000L)));
        rayo.execute("SET memory_limit = '1MB'");
        assertThatThrownBy(() -> rayo.sql(sql).fetch()).isInstanceOf(RayoException.class);
        rayo.execute("SET memory_limit = '1GB'");
        assertThat(rayo.sql(sql).rows()).isEqualTo(List.of(List.of(100_000L)));
    }

    @Test
    void queriesOverStreamsAndArrowFilesAreNotKept() {
        Schema schema = new Schema(List.of(new Schema.Column("a", Type.BIGINT)));
        rayo.register("stream", Source.empty(), schema);
        rayo.execute("COPY (SELECT 1 AS a) TO '" + file("a.arrow") + "'");
        for (String sql : List.of("SELECT a FROM stream", "SELECT a FROM '" + file("a.arrow") + "'")) {
            assertThat(plan(sql)).isNotSameAs(plan(sql));
        }
        assertThat(cache.hits()).isZero();
    }

    @Test
    void droppedTableGivesItsMemoryBackThoughPlansKnewIt() {
        long before = rayo.ledger().usedBytes();
        rayo.execute("CREATE TABLE t AS SELECT i FROM range(100000) r(i)");
        plan("SELECT i FROM t");
        rayo.sql("SELECT i FROM t").fetch();
        assertThat(rayo.ledger().usedBytes()).isGreaterThan(before);
        rayo.execute("DROP TABLE t");
        assertThat(rayo.ledger().usedBytes()).isEqualTo(before);
    }

    @Test
    void longTextsAndLongParametersAreNotKept() {
        String text = "x".repeat(40_000);
        assertThat(plan("SELECT '" + text + "'")).isNotSameAs(plan("SELECT '" + text + "'"));
        assertThat(plan("SELECT ?", text)).isNotSameAs(plan("SELECT ?", text));
        assertThat(plan("SELECT ?", (Object) text.getBytes(UTF_8))).isNotSameAs(plan("SELECT ?", (Object) text.getBytes(UTF_8)));
    }

    @Test
    void threadsThatPlanAndChangeAtOnceSeeATableThatIsThere() throws Exception {
        rayo.execute("CREATE TABLE t AS SELECT 0 AS a");
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> readers = new ArrayList<>();
            AtomicInteger last = new AtomicInteger();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        int known = last.get();
                        long seen = (Long) Objects.requireNonNull(
                                rayo.sql("SELECT max(a) FROM t").rows().getFirst().getFirst());
                        assertThat(seen).isGreaterThanOrEqualTo(known);
                    }
                }));
            }
            Future<?> writer = threads.submit(() -> {
                for (int i = 1; i <= 100; i++) {
                    rayo.execute("INSERT INTO t VALUES (" + i + ")");
                    last.set(i);
                }
            });
            writer.get();
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(rayo.sql("SELECT max(a) FROM t").rows()).isEqualTo(List.of(List.of(100L)));
    }

    @Test
    void onlySoManyPlansAreKeptThoseUsedLast() {
        Plan kept = plan("SELECT 0");
        for (int i = 1; i <= 6; i++) {
            plan("SELECT " + i);
            assertThat(plan("SELECT 0")).isSameAs(kept);
        }
        assertThat(cache.hits()).isEqualTo(6);
        plan("SELECT 1");
        assertThat(cache.hits()).isEqualTo(6);
    }

    @Test
    void statementsThatChangeSomethingAreNotKept() {
        rayo.execute("CREATE TABLE t (a INTEGER)");
        assertThat(cache.plan("INSERT INTO t VALUES (1)", List.of(), rayo.catalog()).plan()).isNull();
        rayo.sql("INSERT INTO t VALUES (1)").fetch();
        rayo.sql("INSERT INTO t VALUES (1)").fetch();
        assertThat(rayo.sql("SELECT count(*) FROM t").rows()).isEqualTo(List.of(List.of(2L)));
    }
}
