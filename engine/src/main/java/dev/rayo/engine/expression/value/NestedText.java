package dev.rayo.engine.expression.value;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.sql.type.Type;

/// Writes lists, structs and maps: `[a, 'b,c', NULL]`, `{'x': 1}`, `{key=value}`. Text that would be misread is quoted.
final class NestedText {
    private static final String SPECIAL = "[]{}(),=:'\"\\";

    private NestedText() {}

    static void list(ListColumn column, int row, BytesWriter out) {
        boolean isMap = column.type() instanceof Type.Mapping;
        out.append(isMap ? "{" : "[");
        for (int i = column.offsets()[row]; i < column.offsets()[row + 1]; i++) {
            if (i > column.offsets()[row]) {
                out.append(", ");
            }
            if (isMap && column.elements() instanceof StructColumn entry) {
                member(entry.members().get(0), i, out);
                out.append("=");
                member(entry.members().get(1), i, out);
            } else {
                member(column.elements(), i, out);
            }
        }
        out.append(isMap ? "}" : "]");
    }

    static void struct(StructColumn column, int row, BytesWriter out) {
        out.append("{");
        Type.Struct type = (Type.Struct) column.type();
        for (int i = 0; i < type.members().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            out.append("'" + type.members().get(i).name().replace("'", "\\'") + "': ");
            member(column.members().get(i), row, out);
        }
        out.append("}");
    }

    private static void member(Column column, int row, BytesWriter out) {
        if (column.isNull(row)) {
            out.append("NULL");
            return;
        }
        String text = ValueText.of(column, row);
        if (column.type() == Type.VARCHAR && needsQuotes(text)) {
            out.append("'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'");
        } else {
            out.append(text);
        }
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.equalsIgnoreCase("NULL")
                || !text.strip().equals(text)
                || text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }
}
