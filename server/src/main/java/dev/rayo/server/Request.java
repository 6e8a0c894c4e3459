package dev.rayo.server;

import dev.rayo.server.output.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the command line asked for.
///
/// @param texts SQL from the command line, run first
/// @param files SQL files, run after them; `-` is standard input
/// @param output file for the results; null for standard output
/// @param rowsMax rows of a table to show
record Request(
        List<String> texts,
        List<String> files,
        OutputFormat format,
        @Nullable Path output,
        int rowsMax,
        EngineOptions engine,
        boolean timer) {
    /// The number of rows was not said: few on a terminal, else all.
    static final int ROWS_UNSAID = -1;

    Request {
        texts = List.copyOf(texts);
        files = List.copyOf(files);
    }

    /// One text from the command line and nothing else said.
    static Request of(String sql) {
        return new Request(
                List.of(sql), List.of(), OutputFormat.TABLE, null, ROWS_UNSAID, EngineOptions.DEFAULT, false);
    }

    boolean hasSql() {
        return !texts.isEmpty() || !files.isEmpty();
    }
}
