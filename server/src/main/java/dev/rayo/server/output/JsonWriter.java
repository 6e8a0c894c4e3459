package dev.rayo.server.output;

import dev.rayo.Batch;
import dev.rayo.Schema;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// An array of objects, one a line. Numbers and booleans as such, with all their digits; NaN and the infinities, which
/// JSON lacks, and everything else as strings; lists and structs as arrays and objects, maps as objects.
final class JsonWriter implements ResultWriter {
    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    private List<String> names = List.of();
    private boolean first = true;

    JsonWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Schema schema) throws IOException {
        names = schema.names();
        out.append('[');
    }

    @Override
    public boolean write(Batch rows) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(rows.column(i));
        }
        for (int row = 0; row < rows.rowCount(); row++) {
            line.append(first ? "" : ",\n").append('{');
            first = false;
            appendMembers(names, columns, row);
            line.append('}');
            out.append(line);
            line.setLength(0);
        }
        return true;
    }

    @Override
    public void end() throws IOException {
        out.append("]\n");
        out.flush();
    }

    private void appendMembers(List<String> memberNames, List<Column> columns, int row) {
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : ",");
            appendString(line, memberNames.get(i));
            line.append(':');
            appendValue(columns.get(i), row);
        }
    }

    private void appendValue(Column column, int row) {
        if (column.isNull(row)) {
            line.append("null");
            return;
        }
        Type type = column.type();
        switch (column) {
            case DictionaryColumn c -> appendValue(c.dictionary().values(), c.codes()[row]);
            case ConstantColumn c when c.value() != null -> appendValue(c.value(), 0);
            case ListColumn c when type instanceof Type.Mapping -> appendMap(c, row);
            case ListColumn c -> appendList(c, row);
            case StructColumn c when type instanceof Type.Struct struct -> {
                line.append('{');
                appendMembers(
                        struct.members().stream().map(Type.Struct.Member::name).toList(), c.members(), row);
                line.append('}');
            }
            default -> appendScalar(column, row);
        }
    }

    private void appendList(ListColumn column, int row) {
        line.append('[');
        for (int i = column.offsets()[row]; i < column.offsets()[row + 1]; i++) {
            line.append(i == column.offsets()[row] ? "" : ",");
            appendValue(column.elements(), i);
        }
        line.append(']');
    }

    private void appendMap(ListColumn column, int row) {
        line.append('{');
        if (column.elements() instanceof StructColumn entries) {
            for (int i = column.offsets()[row]; i < column.offsets()[row + 1]; i++) {
                line.append(i == column.offsets()[row] ? "" : ",");
                String key = ValueText.of(entries.members().get(0), i);
                appendString(line, key);
                line.append(':');
                appendValue(entries.members().get(1), i);
            }
        }
        line.append('}');
    }

    private void appendScalar(Column column, int row) {
        String text = ValueText.of(column, row);
        boolean number = column.type().isNumeric() && Character.isDigit(text.charAt(text.length() - 1));
        if (number || column.type() == Type.BOOLEAN) {
            line.append(text);
        } else {
            appendString(line, text);
        }
    }

    private static void appendString(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007f') {
                        to.append(String.format("\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }
}
