package dev.rayo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.pipeline.ProgressWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.testkit.TestSubscriber;
import org.apache.pekko.stream.testkit.javadsl.TestSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a slow reader does not take is not read: by the engine's own counters, over a table of lineitem's shape and of
/// as many rows as TPC-H has at SF 0.1.
class SlowReaderTest {
    private static final int ROWS = 600_000;
    private static final int THREADS = 2;
    private static final int MORSEL = 16_384;
    private static final int BATCH = 2_048;

    @TempDir
    static Path folder;

    private static Rayo rayo;

    @BeforeAll
    static void open() {
        rayo = Rayo.open(new Settings(THREADS, 2_048, MORSEL, BATCH, 512 << 20, false));
        String rows = "(SELECT i AS l_orderkey, i * 7919 % 20000 AS l_partkey, i % 7 AS l_linenumber, "
                + "(i % 50 + 1)::DECIMAL(15, 2) AS l_quantity, "
                + "((i * 104729) % 10000000 / 100)::DECIMAL(15, 2) AS l_extendedprice, "
                + "CASE i % 3 WHEN 0 THEN 'A' WHEN 1 THEN 'N' ELSE 'R' END AS l_returnflag, "
                + "DATE '1992-01-01' + (i % 2500)::INTEGER AS l_shipdate, "
                + "'comment ' || (i * 31 % 99991) AS l_comment FROM range(" + ROWS + ") t (i))";
        for (String name : List.of("lineitem.parquet", "lineitem.arrow")) {
            rayo.execute("COPY " + rows + " TO '" + folder.resolve(name) + "' (ROW_GROUP_SIZE " + MORSEL + ")");
        }
    }

    @AfterAll
    static void close() {
        rayo.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lineitem.parquet", "lineitem.arrow"})
    void bytesReadAndHeldGrowWithWhatTheReaderTook(String name) throws Exception {
        long fileBytes = Files.size(folder.resolve(name));
        ProgressWatch watch = new ProgressWatch();
        var running = rayo.sql("SELECT * FROM '" + folder.resolve(name) + "'")
                .source()
                .addAttributes(Attributes.apply(watch))
                .toMat(TestSink.create(rayo.system()), Keep.both())
                .run(rayo.system());
        TestSubscriber.Probe<Batch> reader = running.second();
        reader.ensureSubscription();
        assertThat(rest(watch)).isZero();
        assertThat(watch.bytesRead()).isZero();

        // Each worker may be a morsel ahead, and as much again waits for the reader.
        long rowsAhead = 2L * THREADS * (MORSEL + 2 * BATCH);
        long before = 0;
        long taken = 0;
        for (int i = 1; i <= 100; i++) {
            taken += reader.requestNext(java.time.Duration.ofSeconds(20)).rowCount();
            if (i % 20 == 0) {
                long rowsRead = rest(watch);
                assertThat(rowsRead).isBetween(taken, taken + rowsAhead);
                // A page is read whole: allow for one of each column and worker.
                double share = (double) (taken + rowsAhead) / ROWS + 0.15;
                assertThat(watch.bytesRead()).isGreaterThan(before).isLessThan((long) (fileBytes * share));
                assertThat(watch.bytesHeld()).isLessThan(fileBytes / 2);
                before = watch.bytesRead();
            }
        }
        reader.cancel();
        QueryStatistics statistics = running.first().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(statistics.bytesRead()).isLessThan((long) (fileBytes * 0.7));
        assertThat(statistics.memoryPeak()).isLessThan(fileBytes / 2);
        assertThat(rayo.ledger().usedBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lineitem.parquet", "lineitem.arrow"})
    void whoTakesEverythingReadsTheFileOnce(String name) {
        long fileBytes = folder.resolve(name).toFile().length();
        long[] rows = new long[1];
        QueryStatistics statistics = rayo.sql("SELECT * FROM '" + folder.resolve(name) + "'")
                .forEach(batch -> rows[0] += batch.rowCount());
        assertThat(rows[0]).isEqualTo(ROWS);
        assertThat(statistics.rowsRead()).isEqualTo(ROWS);
        assertThat(statistics.bytesRead()).isBetween(fileBytes / 2, fileBytes * 5 / 4);
    }

    @Test
    void aWaitingCallerHoldsTheQueryUpToo() throws Exception {
        String file = folder.resolve("lineitem.parquet").toString();
        try (BatchReader reader = rayo.sql("SELECT * FROM '" + file + "'").read()) {
            assertThat(reader.next()).isNotNull();
            Thread.sleep(300);
            assertThat(reader.progress()).isLessThan(0.3);
        }
        assertThat(rayo.ledger().usedBytes()).isZero();
    }

    /// Rows read, once the query has come to rest.
    private static long rest(ProgressWatch watch) throws InterruptedException {
        long rows = -1;
        int same = 0;
        while (same < 4) {
            Thread.sleep(25);
            same = watch.rowsRead() == rows ? same + 1 : 0;
            rows = watch.rowsRead();
        }
        return rows;
    }
}
