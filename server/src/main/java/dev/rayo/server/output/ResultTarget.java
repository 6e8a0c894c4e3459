package dev.rayo.server.output;

import java.io.Writer;

/// Where a result is written and how.
///
/// @param rowsMax how many rows a table shows at most
/// @param widthMax width of the terminal in cells, [#ANY] where the text goes elsewhere
public record ResultTarget(OutputFormat format, Writer out, int rowsMax, int widthMax) {
    /// No limit to rows or width.
    public static final int ANY = Integer.MAX_VALUE;

    /// A writer for one result. What the engine writes itself is answered with one number: a table.
    public ResultWriter writer() {
        return switch (format) {
            case TABLE, PARQUET -> new TableWriter(out, rowsMax, widthMax);
            case CSV -> new CsvWriter(out);
            case JSON -> new JsonWriter(out);
            case MARKDOWN -> new MarkdownWriter(out);
        };
    }
}
