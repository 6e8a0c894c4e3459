package dev.rayo.server.output;

import java.nio.file.Path;
import java.util.Locale;

/// How a result leaves the command line.
public enum OutputFormat {
    TABLE,
    CSV,
    JSON,
    MARKDOWN,
    /// A file, written by the engine itself.
    PARQUET;

    /// The format that the file's name ends in, else `otherwise`.
    public static OutputFormat ofFile(Path file, OutputFormat otherwise) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return PARQUET;
        } else if (name.endsWith(".csv")) {
            return CSV;
        } else if (name.endsWith(".json")) {
            return JSON;
        } else if (name.endsWith(".md")) {
            return MARKDOWN;
        }
        return otherwise;
    }

    /// As it is typed: in small letters.
    @Override
    public String toString() {
        return switch (this) {
            case TABLE -> "table";
            case CSV -> "csv";
            case JSON -> "json";
            case MARKDOWN -> "markdown";
            case PARQUET -> "parquet";
        };
    }
}
