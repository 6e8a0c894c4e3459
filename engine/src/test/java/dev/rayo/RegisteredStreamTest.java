package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisteredStreamTest {
    private static final int BATCH = 100;

    private final Rayo rayo = Rayo.open(new Settings(2, 64, BATCH, BATCH, 64 << 20, false));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
        rayo.close();
    }

    @Test
    void aStreamIsATable() {
        rayo.register("numbers", numbers(20), NumberBatches.SCHEMA);
        assertThat(rayo.sql("SELECT count(*), sum(n), max(s) FROM numbers").rows())
                .containsExactly(List.of(2_000L, java.math.BigDecimal.valueOf(1_999_000), "999"));
        assertThat(rayo.sql("SELECT n FROM numbers WHERE n % 500 = 7 ORDER BY n").rows())
                .containsExactly(List.of(7L), List.of(507L), List.of(1_007L), List.of(1_507L));
    }

    @Test
    void everyScanMaterialisesTheStreamAnew() {
        AtomicInteger runs = new AtomicInteger();
        Source<Batch, NotUsed> source = Source.lazySource(() -> {
                    runs.incrementAndGet();
                    return numbers(3);
                })
                .mapMaterializedValue(ignored -> NotUsed.getInstance());
        rayo.register("numbers", source, NumberBatches.SCHEMA);
        Query query = rayo.sql("SELECT count(*) FROM numbers a JOIN numbers b ON a.n = b.n + 1");
        assertThat(runs).hasValue(0);
        assertThat(query.rows()).containsExactly(List.of(299L));
        assertThat(runs).hasValue(2);
        assertThat(query.rows()).containsExactly(List.of(299L));
        assertThat(runs).hasValue(4);
    }

    @Test
    void rowsComeInTheOrderOfTheStream() {
        rayo.register("numbers", numbers(50), NumberBatches.SCHEMA);
        List<Object> read = rayo.sql("SELECT n FROM numbers").rows().stream()
                .<Object>map(List::getFirst)
                .toList();
        assertThat(read).hasSize(5_000).isEqualTo(IntStream.range(0, 5_000).<Object>mapToObj(Long::valueOf).toList());
    }

    @Test
    void anEndlessStreamEndsWithTheLimitOfItsReader() throws Exception {
        CompletableFuture<Object> ended = new CompletableFuture<>();
        Source<Batch, NotUsed> endless = Source.unfold(0L, from -> java.util.Optional.of(
                        org.apache.pekko.japi.Pair.create(from + BATCH, NumberBatches.of(from, BATCH))))
                .watchTermination((unused, done) -> {
                    done.whenComplete((value, failure) -> ended.complete("ended"));
                    return unused;
                });
        rayo.register("numbers", endless, NumberBatches.SCHEMA);
        assertThat(rayo.sql("SELECT n FROM numbers WHERE n % 10 = 0 LIMIT 25").rows())
                .hasSize(25)
                .endsWith(List.of(240L));
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    @Test
    void theStreamIsPulledNoFasterThanItsReaderReads() throws Exception {
        AtomicInteger made = new AtomicInteger();
        Source<Batch, NotUsed> counted = Source.range(0, 100_000).map(i -> {
            made.incrementAndGet();
            return NumberBatches.of((long) i * BATCH, BATCH);
        });
        rayo.register("numbers", counted, NumberBatches.SCHEMA);
        TestSubscriber.Probe<Batch> reader =
                rayo.sql("SELECT n + 1 FROM numbers").source().runWith(TestSink.create(rayo.system()), rayo.system());
        reader.ensureSubscription();
        Thread.sleep(50);
        assertThat(made).hasValue(0);
        for (int taken = 1; taken <= 30; taken++) {
            reader.requestNext();
            Thread.sleep(5);
            assertThat(made.get()).isLessThanOrEqualTo(taken + 8);
        }
        reader.cancel();
    }

    @Test
    void aFailingStreamFailsItsQueryAlone() {
        Source<Batch, NotUsed> failing = numbers(5)
                .concat(Source.failed(new java.io.IOException("the cable is cut")));
        rayo.register("broken", failing, NumberBatches.SCHEMA);
        rayo.register("whole", numbers(30), NumberBatches.SCHEMA);
        try (BatchReader other = rayo.sql("SELECT n FROM whole").read()) {
            assertThat(other.next()).isNotNull();
            for (String sql : List.of(
                    "SELECT n FROM broken",
                    "SELECT sum(n) FROM broken",
                    "SELECT * FROM broken ORDER BY s",
                    "SELECT count(*) FROM whole JOIN broken USING (n)")) {
                assertThatThrownBy(() -> rayo.sql(sql).rows())
                        .as(sql)
                        .isInstanceOfSatisfying(
                                RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                        .hasMessageContaining("the cable is cut");
            }
            long rest = 0;
            for (Batch batch = other.next(); batch != null; batch = other.next()) {
                rest += batch.rowCount();
            }
            assertThat(rest).isEqualTo(2_900);
        }
    }

    @Test
    void aBatchOfOtherTypesIsAnErrorOfTheQuery() {
        rayo.register("numbers", numbers(1), new Schema(List.of(new Schema.Column("n", Type.VARCHAR))));
        assertThatThrownBy(() -> rayo.sql("SELECT n FROM numbers").rows())
                .isInstanceOfSatisfying(RayoException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.USER);
                    assertThat(e.hint()).contains("(n VARCHAR)");
                })
                .hasMessageContaining("stream numbers sent a batch of (n BIGINT, s VARCHAR)");
    }

    @Test
    void aNameIsTakenOnceAndFreeAgainAfterwards() {
        rayo.register("numbers", numbers(1), NumberBatches.SCHEMA);
        assertThatThrownBy(() -> rayo.register("Numbers", numbers(1), NumberBatches.SCHEMA))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("already");
        rayo.unregister("numbers");
        assertThatThrownBy(() -> rayo.sql("SELECT * FROM numbers")).isInstanceOf(RayoException.class);
        rayo.register("numbers", numbers(2), NumberBatches.SCHEMA);
        assertThat(rayo.sql("SELECT count(*) FROM numbers").rows()).containsExactly(List.of(200L));
    }

    @Test
    void anEmptyStreamIsAnEmptyTable() {
        rayo.register("numbers", Source.<Batch>empty(), NumberBatches.SCHEMA);
        assertThat(rayo.sql("SELECT count(*), min(n) FROM numbers").rows())
                .containsExactly(java.util.Arrays.asList(0L, null));
        assertThat(rayo.sql("SELECT * FROM numbers").rows()).isEmpty();
    }

    private static Source<Batch, NotUsed> numbers(int batches) {
        return Source.range(0, batches - 1).map(i -> NumberBatches.of((long) i * BATCH, BATCH));
    }
}
