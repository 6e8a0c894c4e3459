package dev.rayo.server.session;

import dev.rayo.Batch;
import dev.rayo.server.ExitCode;
import dev.rayo.server.output.ResultWriter;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs statements one after the other and writes their results; a failed one is explained. `cancel` may come from any
/// thread at any time.
public final class StatementRunner {
    /// Makes the writer of one result.
    @FunctionalInterface
    public interface WriterFactory {
        ResultWriter create();
    }

    private final Session session;
    private final PrintStream errors;
    private final @Nullable PrintStream progressTerminal;
    private final boolean rowsOnTerminal;
    private final AtomicReference<@Nullable RunningStatement> running = new AtomicReference<>();
    private volatile boolean cancelled;

    /// @param errors where errors go, as blocks of text
    /// @param progressTerminal where the progress of long queries is drawn; null for nowhere
    /// @param rowsOnTerminal whether the rows appear on that terminal too: then progress ends where rows begin
    public StatementRunner(
            Session session, PrintStream errors, @Nullable PrintStream progressTerminal, boolean rowsOnTerminal) {
        this.session = session;
        this.errors = errors;
        this.progressTerminal = progressTerminal;
        this.rowsOnTerminal = rowsOnTerminal;
    }

    /// @return an [ExitCode]
    public int run(Script.Statement statement, WriterFactory writers) {
        return guarded(statement, () -> session.start(statement.text()), writers);
    }

    /// Runs a query into a Parquet file.
    ///
    /// @return an [ExitCode]
    public int runParquet(Script.Statement statement, Path file, WriterFactory writers) {
        return guarded(statement, () -> session.startParquet(statement.text(), file), writers);
    }

    /// Stops the statement that runs now, if there is one.
    public void cancel() {
        cancelled = true;
        RunningStatement statement = running.get();
        if (statement != null) {
            statement.close();
        }
    }

    private int guarded(Script.Statement statement, Start start, WriterFactory writers) {
        cancelled = false;
        try {
            return write(start, writers);
        } catch (RayoException e) {
            if (cancelled) {
                return cancelledNote();
            }
            errors.print(ErrorBlock.of(e, statement));
            if (Boolean.getBoolean("rayo.stacktrace")) {
                e.printStackTrace(errors);
            } else if (e.fault() == Fault.INTERNAL) {
                errors.println("RAYO_JAVA_OPTS=-Drayo.stacktrace=true shows where");
            }
            errors.flush();
            return ExitCode.of(e.fault());
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                // Whoever read the result has seen enough: `rayo … | head`.
                return ExitCode.OK;
            }
            errors.print(ErrorBlock.of("cannot write the result: " + e.getMessage()));
            errors.flush();
            return ExitCode.EXTERNAL;
        }
    }

    private int write(Start start, WriterFactory writers) throws IOException {
        try (RunningStatement statement = start.start()) {
            running.set(statement);
            if (!cancelled) {
                writeRows(statement, writers.create());
            }
        } finally {
            running.set(null);
        }
        return cancelled ? cancelledNote() : ExitCode.OK;
    }

    private void writeRows(RunningStatement statement, ResultWriter writer) throws IOException {
        try (ProgressBar bar = ProgressBar.start(progressTerminal, ProgressBar.DELAY, statement::progress)) {
            Batch rows = statement.next();
            if (cancelled) {
                return;
            }
            if (rowsOnTerminal) {
                bar.close();
            }
            if (statement.changesSomething()) {
                noteChange(rows);
                return;
            }
            writer.begin(statement.schema());
            while (rows != null && writer.write(rows)) {
                rows = statement.next();
            }
            writer.end();
        }
    }

    /// What a change says of itself is for people only: it does not mix with results.
    private void noteChange(@Nullable Batch rows) {
        if (rowsOnTerminal && rows != null && rows.rowCount() == 1) {
            errors.printf("%,d rows%n", rows.getLong(0, 0));
        }
    }

    private int cancelledNote() {
        errors.println("cancelled");
        errors.flush();
        return ExitCode.CANCELLED;
    }

    @FunctionalInterface
    private interface Start {
        RunningStatement start();
    }
}
