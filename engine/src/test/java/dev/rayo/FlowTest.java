package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlowTest {
    private final Rayo rayo = Rayo.open(new Settings(2, 64, 100, 100, 64 << 20, false));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
        rayo.close();
    }

    @Test
    void aFlowGroupsItsInput() throws Exception {
        assertThat(run(numbers(10), rayo.flow("SELECT n % 3 AS k, count(*) AS c FROM input GROUP BY k ORDER BY k")))
                .containsExactly(List.of(0L, 334L), List.of(1L, 333L), List.of(2L, 333L));
    }

    @Test
    void aFlowMayReadTablesToo() throws Exception {
        rayo.execute("CREATE TABLE names AS SELECT * FROM (VALUES (3, 'three'), (5, 'five')) t (n, name)");
        assertThat(run(numbers(1), rayo.flow("SELECT name FROM input JOIN names USING (n) ORDER BY name")))
                .containsExactly(List.of("five"), List.of("three"));
        rayo.execute("DROP TABLE names");
    }

    @Test
    void aFlowPassesBatchesOnWhileItsInputGoesOn() throws Exception {
        CompletableFuture<Object> ended = new CompletableFuture<>();
        Source<Batch, NotUsed> endless = Source.repeat(NumberBatches.of(0, 100)).watchTermination((unused, done) -> {
            done.whenComplete((value, failure) -> ended.complete("ended"));
            return unused;
        });
        List<Batch> taken = endless.via(rayo.flow("SELECT n + 1 AS n FROM input WHERE n < 10"))
                .take(3)
                .runWith(Sink.seq(), rayo.system())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(taken).hasSize(3).allSatisfy(batch -> assertThat(batch.rowCount()).isPositive());
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    @Test
    void aFlowWithASchemaAnswersToAnEmptyInput() throws Exception {
        Flow<Batch, Batch, NotUsed> count = rayo.flow("SELECT count(*) FROM input", NumberBatches.SCHEMA);
        assertThat(run(Source.empty(), count)).containsExactly(List.of(0L));
        assertThat(run(numbers(2), count)).containsExactly(List.of(200L));
        assertThat(run(Source.empty(), rayo.flow("SELECT count(*) FROM input"))).isEmpty();
    }

    @Test
    void wrongSqlFailsTheStream() {
        assertThatThrownBy(() -> run(numbers(1), rayo.flow("SELECT nn FROM input")))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RayoException.class)
                .hasMessageContaining("nn");
    }

    @Test
    void aFailingInputFailsTheStream() {
        Source<Batch, NotUsed> failing = numbers(3).concat(Source.failed(new IllegalStateException("no more")));
        assertThatThrownBy(() -> run(failing, rayo.flow("SELECT sum(n) FROM input")))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no more");
    }

    private List<List<Object>> run(Source<Batch, NotUsed> input, Flow<Batch, Batch, NotUsed> flow) throws Exception {
        List<Batch> batches = input.via(flow)
                .runWith(Sink.seq(), rayo.system())
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        List<List<Object>> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int row = 0; row < batch.rowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (int column = 0; column < batch.schema().columns().size(); column++) {
                    values.add(batch.value(row, column));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static Source<Batch, NotUsed> numbers(int batches) {
        return Source.range(0, batches - 1).map(i -> NumberBatches.of(i * 100L, 100));
    }
}
