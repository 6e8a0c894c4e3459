package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.testkit.TestPublisher;
import org.apache.pekko.stream.testkit.javadsl.TestSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSinkTest {
    @TempDir
    Path folder;

    private final Rayo rayo = Rayo.open(new Settings(2, 512, 5_000, 1_000, 64 << 20, false));

    @AfterEach
    void everythingIsGivenBack() {
        assertThat(rayo.ledger().usedBytes()).isZero();
        rayo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers.parquet", "numbers.arrow"})
    void aStreamBecomesAFileThatReadsTheSame(String name) throws Exception {
        Path file = folder.resolve(name);
        assertThat(await(numbers(30).runWith(rayo.sink(file.toString()), rayo.system()))).isEqualTo(30_000);
        assertThat(files()).containsExactly(name);
        assertThat(rayo.sql("SELECT count(*), min(n), max(n), sum(length(s)) FROM '" + file + "'").rows())
                .containsExactly(List.of(30_000L, 0L, 29_999L, java.math.BigDecimal.valueOf(138_890)));
        assertThat(rayo.sql("SELECT n FROM '" + file + "' LIMIT 1 OFFSET 12345").rows())
                .containsExactly(List.of(12_345L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers.parquet", "numbers.arrow"})
    void theFileAppearsWhenItIsWholeAndNotBefore(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(file, "what was there");
        var running = TestSource.<Batch>create(rayo.system())
                .toMat(rayo.sink(file.toString()), org.apache.pekko.stream.javadsl.Keep.both())
                .run(rayo.system());
        TestPublisher.Probe<Batch> writer = running.first();
        for (int i = 0; i < 5; i++) {
            writer.sendNext(NumberBatches.of(i * 1_000L, 1_000));
        }
        Thread.sleep(200);
        assertThat(file).hasContent("what was there");
        writer.sendComplete();
        assertThat(await(running.second())).isEqualTo(5_000);
        assertThat(files()).containsExactly(name);
        assertThat(rayo.sql("SELECT count(*) FROM '" + file + "'").rows()).containsExactly(List.of(5_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers.parquet", "numbers.arrow"})
    void aFailingStreamLeavesNothing(String name) throws Exception {
        Path file = folder.resolve(name);
        Source<Batch, NotUsed> failing = numbers(5).concat(Source.failed(new IllegalStateException("no more")));
        assertThatThrownBy(() -> await(failing.runWith(rayo.sink(file.toString()), rayo.system())))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no more");
        assertThat(files()).isEmpty();
    }

    @Test
    void aQueryThatFailsMidwayLeavesNothing() throws Exception {
        Path file = folder.resolve("half.parquet");
        String sql = "SELECT i, CAST(CASE WHEN i = 90000 THEN 'x' ELSE '1' END AS INTEGER) AS n FROM range(100000) t (i)";
        assertThatThrownBy(() -> await(rayo.sql(sql).source().runWith(rayo.sink(file.toString()), rayo.system())))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RayoException.class);
        assertThatThrownBy(() -> rayo.sql("COPY (" + sql + ") TO '" + file + "'").rows())
                .isInstanceOf(RayoException.class);
        assertThatThrownBy(() -> rayo.sql("COPY (" + sql + ") TO '" + file + "' (FORMAT arrow)").rows())
                .isInstanceOf(RayoException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsAnExternalError() {
        String file = folder.resolve("missing/numbers.parquet").toString();
        assertThatThrownBy(() -> await(numbers(2).runWith(rayo.sink(file), rayo.system())))
                .cause()
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                .hasMessageContaining("missing/numbers.parquet");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> await(numbers(2).runWith(rayo.sink(folder.toString()), rayo.system())))
                .cause()
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                .hasMessageContaining("folder");
    }

    @Test
    void aStreamWithoutABatchHasNoColumns() throws Exception {
        String file = folder.resolve("none.parquet").toString();
        assertThatThrownBy(() -> await(Source.<Batch>empty().runWith(rayo.sink(file), rayo.system())))
                .cause()
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("no columns");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed.parquet", "mixed.arrow"})
    void aBatchThatDoesNotFitTheFirstIsAnError(String name) throws Exception {
        Schema other = new Schema(List.of(new Schema.Column("n", Type.BIGINT)));
        Batch odd = new Batch(other, List.of(NumberBatches.of(0, 10).column(0)), 10);
        Source<Batch, NotUsed> mixed = numbers(2).concat(Source.single(odd));
        assertThatThrownBy(() -> await(mixed.runWith(rayo.sink(folder.resolve(name).toString()), rayo.system())))
                .cause()
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("does not fit");
        assertThat(files()).isEmpty();
    }

    @Test
    void twoStreamsIntoOneFileDoNotMix() throws Exception {
        Path file = folder.resolve("numbers.parquet");
        CompletionStage<Long> one = numbers(20).runWith(rayo.sink(file.toString()), rayo.system());
        CompletionStage<Long> two = numbers(40).runWith(rayo.sink(file.toString()), rayo.system());
        assertThat(await(one)).isEqualTo(20_000);
        assertThat(await(two)).isEqualTo(40_000);
        assertThat(files()).containsExactly("numbers.parquet");
        assertThat(rayo.sql("SELECT count(*) FROM '" + file + "'").rows().getFirst().getFirst())
                .isIn(20_000L, 40_000L);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static long await(CompletionStage<Long> rows) throws Exception {
        return rows.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Source<Batch, NotUsed> numbers(int batches) {
        return Source.range(0, batches - 1).map(i -> NumberBatches.of(i * 1_000L, 1_000));
    }
}
