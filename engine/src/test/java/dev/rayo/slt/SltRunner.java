package dev.rayo.slt;

import dev.rayo.slt.Database.DatabaseException;
import dev.rayo.slt.Database.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs the commands of one file and collects what went wrong.
final class SltRunner {
    private final String file;
    private final Database database;
    /// What the oracle answers to a query; null where there is no oracle.
    private final @Nullable Function<Query, Result> oracle;
    private final Map<String, String> variables;
    private final List<String> failures = new ArrayList<>();
    private boolean skipped;
    private int run;

    /// A query of the file after its variables are replaced.
    record Query(int line, String sql) {}

    /// What went wrong, and how many commands ran.
    record Report(List<String> failures, int run) {}

    private SltRunner(
            String file, Database database, @Nullable Function<Query, Result> oracle, Map<String, String> variables) {
        this.file = file;
        this.database = database;
        this.oracle = oracle;
        this.variables = new HashMap<>(variables);
    }

    /// @param oracle    answers to the queries that take theirs from it, null to run only those that bring their own
    /// @param variables replace `${name}`
    static Report run(
            String file,
            List<SltRecord> records,
            Database database,
            @Nullable Function<Query, Result> oracle,
            Map<String, String> variables) {
        SltRunner runner = new SltRunner(file, database, oracle, variables);
        runner.run(records);
        return new Report(runner.failures, runner.run);
    }

    private void run(List<SltRecord> records) {
        for (SltRecord record : records) {
            if (skipped) {
                return;
            }
            try {
                run(record);
            } catch (RuntimeException | StackOverflowError e) {
                fail(record, "", "broke with " + e + at(e));
            }
        }
    }

    private static String at(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(8, trace.length); i++) {
            text.append("\n      at ").append(trace[i]);
        }
        return text.toString();
    }

    private void run(SltRecord record) {
        switch (record) {
            case SltRecord.Statement statement -> {
                if (statement.condition().holdsFor(database.name())) {
                    run(statement);
                }
            }
            case SltRecord.Query query -> {
                if (query.condition().holdsFor(database.name())) {
                    run(query);
                }
            }
            case SltRecord.Loop loop -> {
                for (String value : loop.values()) {
                    variables.put(loop.name(), value);
                    run(loop.body());
                }
                variables.remove(loop.name());
            }
            case SltRecord.Require require -> skipped = !database.has(require.feature());
            case SltRecord.Set set -> database.set(set.name(), set.value());
        }
    }

    private void run(SltRecord.Statement statement) {
        run++;
        String sql = replaced(statement.sql());
        String message;
        try {
            database.run(sql);
            message = null;
        } catch (DatabaseException e) {
            message = e.getMessage();
        }
        if (!statement.fails()) {
            if (message != null) {
                fail(statement, sql, "failed: " + message);
            }
        } else if (message == null) {
            fail(statement, sql, "should fail but did not");
        } else if (!database.name().equals("duckdb")
                && !Pattern.compile(statement.error(), Pattern.CASE_INSENSITIVE).matcher(message).find()) {
            fail(statement, sql, "failed with <" + message + ">, which does not match <" + statement.error() + ">");
        }
    }

    private void run(SltRecord.Query query) {
        String sql = replaced(query.sql());
        List<String> expected = query.expected();
        Result answer = null;
        if (expected == null) {
            if (oracle == null) {
                return;
            }
            answer = oracle.apply(new Query(query.line(), sql));
            expected = SltRows.of(answer);
        }
        run++;
        Result result;
        try {
            result = database.run(sql);
        } catch (DatabaseException e) {
            fail(query, sql, "failed: " + e.getMessage());
            return;
        }
        String difference = SltRows.typeDifference(result, query.types());
        if (difference == null) {
            difference = SltRows.difference(
                    SltRows.sorted(SltRows.of(result), query.sort()),
                    SltRows.sorted(expected, query.sort()),
                    SltRows.approximate(result));
        }
        if (difference == null && query.names() && answer != null && !answer.names().equals(result.names())) {
            difference = "columns are named " + result.names() + ", expected " + answer.names();
        }
        if (difference != null) {
            fail(query, sql, difference);
        }
    }

    private String replaced(String sql) {
        String text = sql;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return text;
    }

    private void fail(SltRecord record, String sql, String what) {
        failures.add(file + ":" + record.line() + ": " + what + (sql.isEmpty() ? "" : "\n  in " + sql));
    }
}
