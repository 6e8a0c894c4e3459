package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import java.io.IOException;
import java.io.Writer;

/// A table as GitHub's Markdown draws it; numbers are aligned to the right, NULL is an empty cell.
final class MarkdownWriter implements ResultWriter {
    private final Writer out;

    MarkdownWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Schema schema) throws IOException {
        StringBuilder names = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        for (Schema.Column column : schema.columns()) {
            names.append(' ').append(escaped(column.name())).append(" |");
            rule.append(column.type().isNumeric() ? "---:|" : "---|");
        }
        out.append(names).append('\n').append(rule).append('\n');
    }

    @Override
    public boolean write(Batch rows) throws IOException {
        int columns = rows.schema().columns().size();
        for (int row = 0; row < rows.rowCount(); row++) {
            out.append('|');
            for (int i = 0; i < columns; i++) {
                String value = rows.getString(row, i);
                out.append(' ').append(value == null ? "" : escaped(value)).append(" |");
            }
            out.append('\n');
        }
        return true;
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String escaped(CharSequence text) {
        return CellWidth.printable(text).replace("|", "\\|");
    }
}
