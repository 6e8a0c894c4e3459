package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import java.io.IOException;
import java.io.Writer;

/// Comma-separated values with a header (RFC 4180, lines end in LF). NULL is nothing, an empty text is `""`.
final class CsvWriter implements ResultWriter {
    private final Writer out;

    CsvWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Schema schema) throws IOException {
        String separator = "";
        for (String name : schema.names()) {
            out.append(separator);
            writeCell(name);
            separator = ",";
        }
        out.append('\n');
    }

    @Override
    public boolean write(Batch rows) throws IOException {
        int columns = rows.schema().columns().size();
        for (int row = 0; row < rows.rowCount(); row++) {
            for (int i = 0; i < columns; i++) {
                out.append(i == 0 ? "" : ",");
                String value = rows.getString(row, i);
                if (value != null) {
                    writeCell(value);
                }
            }
            out.append('\n');
        }
        return true;
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private void writeCell(String value) throws IOException {
        boolean quote = value.isEmpty();
        for (int i = 0; i < value.length() && !quote; i++) {
            char c = value.charAt(i);
            quote = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        if (quote) {
            out.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            out.append(value);
        }
    }
}
