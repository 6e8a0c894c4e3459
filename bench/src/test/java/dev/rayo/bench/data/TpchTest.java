package dev.rayo.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.bench.query.DuckDbContender;
import dev.rayo.bench.query.RayoContender;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All 22 queries over scale factor 0.1, or another one in the system property `rayo.tpch.scale`.
class TpchTest {
    @TempDir
    static Path folder;

    private static RayoContender rayo;
    private static DuckDbContender duckDb;

    @BeforeAll
    static void generate() {
        Tpch data = Tpch.in(folder, Double.parseDouble(System.getProperty("rayo.tpch.scale", "0.1")));
        rayo = new RayoContender(2);
        duckDb = new DuckDbContender(2);
        data.showTo(rayo);
        data.showTo(duckDb);
    }

    @AfterAll
    static void close() {
        rayo.close();
        duckDb.close();
    }

    static IntStream queries() {
        return IntStream.rangeClosed(1, Tpch.QUERIES);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryGivesDuckDbsRowsAndHoldsNothingAfterwards(int number) {
        String sql = Tpch.query(number);
        assertThat(rayo.answer(sql).difference(duckDb.answer(sql))).isEmpty();
        assertThat(rayo.heldBytes()).isZero();
    }
}
