package dev.rayo.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.server.ExitCode;
import dev.rayo.server.output.OutputFormat;
import dev.rayo.server.output.ResultTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StatementRunnerTest {
    private final FakeSession session = new FakeSession();
    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final StatementRunner runner =
            new StatementRunner(session, new PrintStream(errors, true, StandardCharsets.UTF_8), null, true);

    @Test
    void rowsAreWrittenAndTheStatementClosed() {
        assertThat(run("one", OutputFormat.CSV, out)).isEqualTo(ExitCode.OK);
        assertThat(out).hasToString("name,hits\na,1\n");
        assertThat(session.closed).isEqualTo(1);
    }

    @Test
    void aChangeWritesNothing() {
        assertThat(run("nothing", OutputFormat.TABLE, out)).isEqualTo(ExitCode.OK);
        assertThat(out).hasToString("");
    }

    @Test
    void anErrorIsExplainedAndDecidesTheExitCode() {
        assertThat(run("wrong", OutputFormat.TABLE, out)).isEqualTo(ExitCode.USER);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: no statement\n  1 | wrong\n    | ^\nhint: say one\n");
        assertThat(out).hasToString("");
    }

    @Test
    void rowsThatNobodyWantsAreNotAskedFor() {
        assertThat(run("endless", OutputFormat.TABLE, out)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("first 5 rows shown");
        assertThat(session.closed).isEqualTo(1);
    }

    @Test
    void cancellingStopsAStatementThatWaits() throws Exception {
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run("hang", OutputFormat.TABLE, out));
        session.hanging.await();
        runner.cancel();
        assertThat(code.get()).isEqualTo(ExitCode.CANCELLED);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("cancelled\n");
        assertThat(run("one", OutputFormat.CSV, out)).as("the next statement").isEqualTo(ExitCode.OK);
    }

    @Test
    void aFullDiskIsToldAndABrokenPipeIsNot() {
        assertThat(run("one", OutputFormat.CSV, failing("No space left on device"))).isEqualTo(ExitCode.EXTERNAL);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("cannot write the result: No space left");
        errors.reset();
        assertThat(run("endless", OutputFormat.CSV, failing("Broken pipe"))).isEqualTo(ExitCode.OK);
        assertThat(errors.size()).isZero();
    }

    private int run(String sql, OutputFormat format, Writer to) {
        return runner.run(new Script.Statement(sql, 1), new ResultTarget(format, to, 5, 80)::writer);
    }

    private static Writer failing(String message) {
        return new Writer() {
            @Override
            public void write(char[] buffer, int offset, int count) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void flush() {
                // Nothing is kept.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
