package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Joins that are stopped, that are refused memory, and whose rows all have one key.
class JoinLifecycleTest {
    private static final int BATCH = 100;

    private final Rayo rayo = Rayo.open(new Settings(2, 64, BATCH, BATCH, 64 << 20, false));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
        rayo.close();
    }

    /// A thousand rows, then no more and no end; `taken` when they were asked for.
    private static Source<Batch, NotUsed> stuck(CountDownLatch taken) {
        return Source.range(0, 9)
                .map(i -> NumberBatches.of(i * BATCH, BATCH))
                .concat(Source.lazySource(() -> {
                    taken.countDown();
                    return Source.<Batch>maybe();
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM stuck a JOIN stuck b ON a.n = b.n",
                "SELECT count(*) FROM stuck a JOIN stuck b ON a.s = b.s",
                "SELECT count(*) FROM range(5) r (i) LEFT JOIN stuck b ON i = b.n",
                "SELECT count(*) FROM range(5000) r (i) WHERE i NOT IN (SELECT n FROM stuck)"
            })
    void closingAJoinThatBuildsGivesEveryByteBack(String sql) {
        stopWhileStuck(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM stuck a JOIN range(70000) b (n) ON a.n = b.n",
                "SELECT count(*) FROM stuck a JOIN (SELECT 'x' || i AS s FROM range(70000) t (i)) b ON a.s = b.s",
                "SELECT count(*) FROM range(700) r (i) WHERE EXISTS (SELECT 1 FROM stuck WHERE n = i AND s < 'x' || i)"
            })
    void closingAJoinThatProbesGivesEveryByteBack(String sql) {
        stopWhileStuck(sql);
    }

    private void stopWhileStuck(String sql) {
        CountDownLatch taken = new CountDownLatch(1);
        rayo.register("stuck", stuck(taken), NumberBatches.SCHEMA);
        stop(sql, () -> assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue());
    }

    /// 10^10 pairs: it has to be stopped inside one vector's matches.
    @Test
    void aJoinThatExplodesCanBeClosed() {
        stop(
                "SELECT max(a.i + b.i) FROM (SELECT i, 1 AS k FROM range(100000) t (i)) a "
                        + "JOIN (SELECT i, i // 100000 + 1 AS k FROM range(100000) t (i)) b ON a.k = b.k",
                () -> Thread.sleep(200));
    }

    /// Closes a query that runs, after `moment`.
    private void stop(String sql, ThrowingCallable moment) {
        BatchReader reader = rayo.sql(sql).read();
        try (var other = Executors.newSingleThreadExecutor()) {
            CompletableFuture<?> waiting = CompletableFuture.runAsync(reader::next, other);
            assertThatCode(moment).doesNotThrowAnyException();
            assertThat(waiting).isNotDone();
            reader.close();
            assertThat(rayo.ledger().usedBytes()).isZero();
            assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasMessageContaining("cancelled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "s", "k, s"})
    void rowsOfOneKeyTakeNoMoreMemoryThanOthers(String keys) {
        String rows = "(SELECT i, i // 2000 AS k, 'key ' || i // 2000 AS s FROM range(2000) t (i))";
        String sql = "SELECT count(*), sum(a.i), sum(b.i) FROM " + rows + " a JOIN " + rows + " b USING (" + keys + ")";
        assertThat(rayo.sql(sql).rows())
                .containsExactly(List.of(
                        4_000_000L,
                        java.math.BigDecimal.valueOf(1_999_000L * 2_000),
                        java.math.BigDecimal.valueOf(1_999_000L * 2_000)));
        assertThat(rayo.ledger().peakBytes()).isLessThan(4 << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(a.i + b.j) FROM range(2000000) a (i) JOIN (SELECT i, i * 3 AS j, i * 7 AS k, 'text ' || i AS s"
                        + " FROM range(2000000) t (i)) b ON a.i = b.i WHERE a.i + b.k > length(s)",
                "SELECT sum(a.i + b.j) FROM (SELECT i, i * 1000000007 AS k, 'text ' || i AS s FROM range(2000000) t (i)) a"
                        + " FULL JOIN (SELECT i * 1000000007 AS k, i AS j, 'text ' || i AS s FROM range(2000000) t (i)) b"
                        + " ON a.k = b.k AND a.s = b.s"
            })
    void aBuildThatIsTooLargeSaysSo(String sql) {
        assertThatThrownBy(() -> rayo.sql(sql).rows())
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES))
                .hasMessageContaining("join asked for");
    }

    @Test
    void tenMillionRowsAreBuiltInAGigabyte() {
        try (Rayo large = Rayo.open(new Settings(2, 2_048, 65_536, 65_536, 1L << 30, false))) {
            assertThat(large.sql("SELECT count(*), sum(b.j) FROM (SELECT i * 3 AS i FROM range(10000000) t (i)) a"
                                    + " JOIN (SELECT i, 1 AS j FROM range(10000000) t (i)) b ON a.i = b.i")
                            .rows())
                    .containsExactly(List.of(3_333_334L, java.math.BigDecimal.valueOf(3_333_334)));
            assertThat(large.ledger().peakBytes()).isGreaterThan(10_000_000L * 8);
            assertThat(large.ledger().usedBytes()).isZero();
        }
    }
}
