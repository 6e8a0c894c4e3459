package dev.rayo.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.Batch;
import dev.rayo.server.EngineOptions;
import dev.rayo.sql.error.RayoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RayoSessionTest {
    private final RayoSession session = new RayoSession(new EngineOptions(1, 256L << 20), true);

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aQueryGivesItsRowsAndThenNull() {
        try (RunningStatement statement = session.start("SELECT 1 AS a UNION ALL SELECT 2 ORDER BY a")) {
            assertThat(statement.changesSomething()).isFalse();
            assertThat(values(statement)).containsExactly("1", "2");
        }
    }

    @Test
    void parquetIsWrittenAndItsErrorsPointIntoTheQuery(@TempDir Path folder) {
        Path file = folder.resolve("it's.parquet");
        try (RunningStatement statement = session.startParquet("SELECT 7 AS seven -- comment", file)) {
            assertThat(statement.changesSomething()).isTrue();
            assertThat(values(statement)).containsExactly("1");
        }
        try (RunningStatement statement = session.start("SELECT seven FROM '" + folder + "/it''s.parquet'")) {
            assertThat(values(statement)).containsExactly("7");
        }
        assertThatThrownBy(() -> session.startParquet("SELECT nonsense", file))
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.offset()).isEqualTo(7));
    }

    @Test
    void theProgressOfAScanEndsAtOne(@TempDir Path folder) {
        Path file = folder.resolve("a.parquet");
        try (RunningStatement statement = session.startParquet("SELECT * FROM range(300000)", file)) {
            values(statement);
        }
        try (RunningStatement statement = session.start("SELECT count(*), min(range + 1) FROM '" + file + "'")) {
            assertThat(session.columns("'" + file + "'")).containsExactly("range");
            assertThat(statement.progress()).isBetween(0.0, 1.0);
            values(statement);
            assertThat(statement.progress()).isEqualTo(1.0);
        }
    }

    @Test
    void viewsAreListedWithTheirColumns() {
        try (RunningStatement statement = session.start("CREATE VIEW v AS SELECT 1 AS a, 2 AS \"B c\"")) {
            assertThat(values(statement)).isEmpty();
        }
        assertThat(session.tables()).containsExactly("v");
        assertThat(session.columns("v")).containsExactly("a", "B c");
        assertThat(session.columns("missing")).isEmpty();
    }

    @Test
    void closingEndsAStatementThatRuns() {
        RunningStatement statement = session.start("SELECT * FROM range(1000000000000)");
        assertThat(statement.next()).isNotNull();
        statement.close();
        statement.close();
    }

    private static List<String> values(RunningStatement statement) {
        List<String> values = new ArrayList<>();
        for (Batch batch = statement.next(); batch != null; batch = statement.next()) {
            for (int row = 0; row < batch.rowCount(); row++) {
                values.add(batch.getString(row, 0));
            }
        }
        return values;
    }
}
