package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryLifecycleTest {
    private static final int ROWS = 200_000;

    @TempDir
    static Path folder;

    private static Rayo rayo;
    private static Path file;

    @BeforeAll
    static void open() {
        rayo = Rayo.open(new Settings(2, 1_024, 20_000, 4_000, 256 << 20, false));
        file = folder.resolve("rows.parquet");
        rayo.execute("COPY (SELECT i, i % 1000 AS k, 'text ' || (i % 77) AS s, i / 3.0 AS f FROM range(" + ROWS
                + ") t (i)) TO '" + file + "'");
    }

    @AfterAll
    static void close() {
        rayo.close();
    }

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
    }

    static List<String> queries() {
        return List.of(
                "SELECT * FROM rows",
                "SELECT i + 1, upper(s) FROM rows WHERE k < 900",
                "SELECT * FROM rows ORDER BY s, f DESC",
                "SELECT s, i, count(*) FROM rows GROUP BY s, i",
                "SELECT a.i, b.s FROM rows a JOIN rows b ON a.i = b.i",
                "SELECT a.i, b.s FROM rows a FULL JOIN rows b ON a.i = b.i + 1000",
                "SELECT DISTINCT i, s FROM rows",
                "SELECT DISTINCT ON (i) i, s FROM rows ORDER BY i, s",
                "SELECT i FROM rows UNION ALL SELECT k FROM rows",
                "SELECT i FROM rows EXCEPT SELECT k FROM rows",
                "WITH shared AS MATERIALIZED (SELECT i FROM rows) SELECT a.i FROM shared a, shared b WHERE a.i = b.i");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void cancellingAfterTheFirstBatchGivesEveryByteBack(String sql) throws Exception {
        var running = query(sql)
                .source()
                .toMat(TestSink.create(rayo.system()), Keep.both())
                .run(rayo.system());
        running.second().ensureSubscription();
        assertThat(running.second().requestNext(java.time.Duration.ofSeconds(30)).rowCount()).isPositive();
        running.second().cancel();
        QueryStatistics statistics = running.first().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(statistics.rowsRead()).isPositive();
        assertThat(rayo.ledger().usedBytes()).isZero();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void closingWhileItComputesGivesEveryByteBack(String sql) throws Exception {
        for (int millis : new int[] {0, 3, 20}) {
            BatchReader reader = query(sql).read();
            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                Future<Object> waiting = other.submit(() -> {
                    while (true) {
                        if (reader.next() == null) {
                            return "ended";
                        }
                    }
                });
                Thread.sleep(millis);
                reader.close();
                assertThat(rayo.ledger().usedBytes()).isZero();
                try {
                    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("ended");
                } catch (ExecutionException failure) {
                    assertThat(failure.getCause())
                            .isInstanceOf(RayoException.class)
                            .hasMessageContaining("cancelled");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatFailsMidwayGivesEveryByteBack(String sql) {
        String failing = sql.replace(
                "FROM rows", "FROM (SELECT i, k, CAST(CASE WHEN i = 150000 THEN 'x' ELSE s[1:0] || '1' END AS INTEGER) AS z, s, f FROM rows) q");
        assertThatThrownBy(() -> query(failing).rows())
                .isInstanceOf(RayoException.class);
    }

    @Test
    void anInterruptCancelsTheQuery() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Thread reader = new Thread(() -> {
            try {
                query("SELECT count(*) FROM rows a, rows b WHERE a.f < b.f").rows();
            } catch (RayoException failure) {
                thrown.add(failure);
            }
        });
        reader.start();
        Thread.sleep(100);
        reader.interrupt();
        reader.join(20_000);
        assertThat(thrown).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("interrupted"));
    }

    @Test
    void queriesRunBesideEachOther() throws Exception {
        try (ExecutorService users = Executors.newFixedThreadPool(8)) {
            List<Future<List<List<Object>>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int k = i;
                answers.add(users.submit(() -> query("SELECT " + k + ", count(*), sum(i) FROM rows WHERE k % 24 = " + k)
                        .rows()));
            }
            long rows = 0;
            for (int i = 0; i < 24; i++) {
                List<Object> answer = answers.get(i).get(60, TimeUnit.SECONDS).getFirst();
                assertThat(answer.getFirst()).isEqualTo((long) i);
                rows += (Long) answer.get(1);
            }
            assertThat(rows).isEqualTo(ROWS);
        }
    }

    @Test
    void aQueryThatIsRefusedMemoryFailsAlone() {
        try (Rayo small = Rayo.open(new Settings(2, 1_024, 20_000, 4_000, 3 << 20, false))) {
            for (String sql : List.of(
                    "SELECT s, i, count(*) FROM rows GROUP BY s, i",
                    "SELECT * FROM rows ORDER BY s, f",
                    "SELECT count(*) FROM rows a JOIN rows b ON a.i = b.i AND a.s = b.s")) {
                assertThatThrownBy(() -> small.sql(text(sql)).rows())
                        .as(sql)
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES))
                        .hasMessageContaining("out of memory");
                assertThat(small.ledger().usedBytes()).isZero();
                assertThat(small.sql(text("SELECT count(*), max(k) FROM rows")).rows())
                        .containsExactly(List.of((long) ROWS, 999L));
            }
        }
    }

    @Test
    void aQueryKeepsToItsOwnLimit() {
        rayo.configure(rayo.settings().withMemoryLimit(3 << 20));
        try {
            assertThatThrownBy(() -> query("SELECT * FROM rows ORDER BY s, f").rows())
                    .isInstanceOf(RayoException.class)
                    .hasMessageContaining("this query");
        } finally {
            rayo.configure(rayo.settings().withMemoryLimit(256 << 20));
        }
    }

    @Test
    void aFileThatIsCutWhileItIsReadFailsTheQueryAlone() throws Exception {
        Path cut = folder.resolve("cut.parquet");
        Files.copy(file, cut);
        Query query = rayo.sql("SELECT sum(i), max(s) FROM '" + cut + "'");
        assertThat(query.rows()).hasSize(1);
        try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(cut) / 2);
        }
        assertThatThrownBy(query::rows)
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                .hasMessageContaining("cut.parquet");
        assertThatThrownBy(() -> rayo.sql("SELECT sum(i) FROM '" + cut + "'").rows())
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                .hasMessageContaining("not a Parquet file");
        assertThat(query("SELECT count(*) FROM rows").rows()).containsExactly(List.of((long) ROWS));
    }

    @Test
    void onlyStatementsThatChangeSomethingSaySo() {
        assertThat(rayo.sql("SELECT count(*) AS \"Count\" FROM range(3)").changesSomething())
                .isFalse();
        assertThat(rayo.sql("SELECT i AS \"Count\" FROM range(3) t (i)").changesSomething())
                .isFalse();
        assertThat(rayo.sql("EXPLAIN SELECT 1").changesSomething()).isFalse();
        assertThat(rayo.sql("CREATE TABLE made (i BIGINT)").changesSomething()).isTrue();
        assertThat(rayo.sql("COPY (SELECT 1) TO 'unwritten.parquet'").changesSomething())
                .isTrue();
    }

    @Test
    void nothingRunsOnAClosedEngine() {
        Rayo closed = Rayo.open(new Settings(1, 64, 100, 100, 1 << 20, false));
        Query query = closed.sql("SELECT 42");
        assertThat(query.rows()).containsExactly(List.of(42L));
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.sql("SELECT 42")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(query::rows).isInstanceOf(IllegalStateException.class);
    }

    private static Query query(String sql) {
        return rayo.sql(text(sql));
    }

    private static String text(String sql) {
        return sql.replaceAll("\\b(FROM|JOIN|,) rows\\b", "$1 '" + file + "'");
    }
}
