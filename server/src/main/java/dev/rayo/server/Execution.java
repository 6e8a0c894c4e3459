package dev.rayo.server;

import dev.rayo.server.output.OutputFormat;
import dev.rayo.server.output.ResultTarget;
import dev.rayo.server.session.RayoSession;
import dev.rayo.server.session.Script;
import dev.rayo.server.session.Session;
import dev.rayo.server.session.StatementRunner;
import dev.rayo.server.shell.Shell;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Carries out one [Request].
final class Execution {
    private static final int ROWS_ON_TERMINAL = 100;

    private final Request request;
    private final Terminals terminals;

    Execution(Request request, Terminals terminals) {
        this.request = request;
        this.terminals = terminals;
    }

    /// @return an [ExitCode]
    int run() throws IOException {
        if (!request.hasSql() && terminals.inIsTerminal()) {
            try (Session session = new RayoSession(request.engine(), true)) {
                return new Shell(session, request.format(), request.timer()).run();
            }
        }
        List<Script.Statement> statements = statements();
        RayoSession session = new RayoSession(request.engine(), true);
        // Not closed: the process ends with the last statement, and a tidy shutdown would double the time of a short one.
        return run(session, statements);
    }

    /// Runs the statements until one fails.
    private int run(Session session, List<Script.Statement> statements) throws IOException {
        Path output = request.output();
        if (output == null || request.format() == OutputFormat.PARQUET) {
            return run(session, statements, terminals.out());
        }
        try (Writer file = Files.newBufferedWriter(output)) {
            return run(session, statements, file);
        }
    }

    private int run(Session session, List<Script.Statement> statements, Writer out) throws IOException {
        boolean onTerminal = terminals.outIsTerminal() && request.output() == null;
        int rowsMax = request.rowsMax() != Request.ROWS_UNSAID
                ? request.rowsMax()
                : onTerminal ? ROWS_ON_TERMINAL : ResultTarget.ANY;
        ResultTarget target = new ResultTarget(
                request.format(), out, rowsMax, onTerminal ? terminals.columns() : ResultTarget.ANY);
        StatementRunner runner = new StatementRunner(
                session, terminals.errors(), terminals.errorsIsTerminal() ? terminals.errors() : null, onTerminal);
        for (Script.Statement statement : statements) {
            long begin = System.nanoTime();
            int code = run(runner, statement, target);
            if (code != ExitCode.OK) {
                return code;
            }
            if (request.timer()) {
                terminals.errors().printf("%.3f s%n", (System.nanoTime() - begin) / 1e9);
            }
        }
        return ExitCode.OK;
    }

    private int run(StatementRunner runner, Script.Statement statement, ResultTarget target) {
        Path output = request.output();
        return target.format() == OutputFormat.PARQUET && output != null
                ? runner.runParquet(statement, output, target::writer)
                : runner.run(statement, target::writer);
    }

    private List<Script.Statement> statements() throws IOException {
        List<Script.Statement> statements = new ArrayList<>();
        for (String text : request.texts()) {
            statements.addAll(Script.of(text).statements());
        }
        List<String> files = request.hasSql() ? request.files() : List.of("-");
        for (String file : files) {
            String text = file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
            statements.addAll(Script.of(text).statements());
        }
        return statements;
    }
}
