package dev.rayo.engine.write;

import dev.rayo.Schema;
import dev.rayo.engine.arrow.ArrowBatchWriter;
import dev.rayo.engine.arrow.ArrowSink;
import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.write.ParquetBatchWriter;
import dev.rayo.engine.parquet.write.ParquetSink;
import dev.rayo.sql.error.RayoException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses what writes a file: by the option `format`, else by the file's extension, else Parquet.
public final class FileWriters {
    private FileWriters() {}

    private enum Format {
        PARQUET,
        ARROW
    }

    /// @param options those of COPY
    /// @throws RayoException USER for a format, option or column that cannot be written, EXTERNAL if the file cannot be
    ///                       made
    public static FileSink sink(String path, Schema schema, Map<String, String> options, QueryContext query) {
        return switch (format(path, options.get("format"))) {
            case PARQUET -> new ParquetSink(path, schema, options, query);
            case ARROW -> new ArrowSink(path, schema, options, query);
        };
    }

    /// @param ledger gives the memory that the writer needs
    /// @throws RayoException as [#sink] does
    public static BatchWriter writer(String path, Schema schema, Ledger ledger) {
        return switch (format(path, null)) {
            case PARQUET -> new ParquetBatchWriter(path, schema, ledger);
            case ARROW -> new ArrowBatchWriter(path, schema);
        };
    }

    private static Format format(String path, @Nullable String option) {
        if (option == null) {
            String name = path.toLowerCase(Locale.ROOT);
            boolean arrow = name.endsWith(".arrow") || name.endsWith(".feather") || name.endsWith(".ipc");
            return arrow ? Format.ARROW : Format.PARQUET;
        }
        return switch (option.toLowerCase(Locale.ROOT)) {
            case "parquet" -> Format.PARQUET;
            case "arrow", "arrows", "feather", "ipc" -> Format.ARROW;
            default -> throw RayoException.user("cannot write format " + option, "parquet and arrow are there");
        };
    }
}
