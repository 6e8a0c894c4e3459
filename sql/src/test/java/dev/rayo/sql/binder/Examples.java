package dev.rayo.sql.binder;

import dev.rayo.sql.ast.TypeName;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file of tables and queries with the answers that DuckDB gives.
///
/// ```text
/// table t(a INTEGER, b VARCHAR)
///   1, x
/// > SELECT a FROM t
/// a: INTEGER
/// 1|
/// ```
public final class Examples {
    /// @param header names and types, as in `a: INTEGER | b: VARCHAR`
    public record Example(String sql, String header, List<String> rows) {
        @Override
        public String toString() {
            return sql;
        }
    }

    public final MemoryCatalog catalog = new MemoryCatalog();
    public final List<Example> examples = new ArrayList<>();

    private Examples() {}

    public static Examples read(String resource) {
        Examples all = new Examples();
        MemoryTable table = null;
        for (String line : lines(resource)) {
            if (line.startsWith("table ")) {
                table = table(line.substring("table ".length()));
                all.catalog.with(table);
            } else if (line.startsWith("  ") && table != null) {
                addRow(table, line.strip().split(", "));
            } else if (line.startsWith("> ")) {
                table = null;
                all.examples.add(new Example(line.substring(2), "", new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Example last = all.examples.getLast();
                if (last.header().isEmpty()) {
                    all.examples.set(all.examples.size() - 1, new Example(last.sql(), line, last.rows()));
                } else {
                    last.rows().add(line);
                }
            }
        }
        return all;
    }

    public static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Examples.class.getResourceAsStream("/binder/" + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static MemoryTable table(String definition) {
        String name = definition.substring(0, definition.indexOf('('));
        List<Object> columns = new ArrayList<>();
        for (String column : definition.substring(name.length() + 1, definition.length() - 1).split(", ")) {
            int space = column.indexOf(' ');
            columns.add(column.substring(0, space));
            columns.add(type(column.substring(space + 1)));
        }
        return MemoryTable.of(name, columns.toArray());
    }

    /// `DECIMAL(10;2)`: the comma separates columns.
    private static Type type(String text) {
        if (text.startsWith("DECIMAL(")) {
            String[] numbers = text.substring("DECIMAL(".length(), text.length() - 1).split(";");
            return Type.decimal(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        return TypeNames.resolve(new TypeName(text.equals("TIMESTAMP WITH TIME ZONE") ? "TIMESTAMPTZ" : text, 0));
    }

    private static void addRow(MemoryTable table, String[] values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Type type = table.columns().get(i).type();
            row[i] = values[i].equals("null")
                    ? null
                    : type.isInteger()
                            ? Long.valueOf(values[i])
                            : type == Type.DATE ? (Object) LocalDate.parse(values[i]).toEpochDay() : values[i];
        }
        table.row(row);
    }

    /// A row as the file has it.
    public static String text(List<@Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            text.append(
                            switch (value) {
                                case Double number -> String.valueOf((float) (double) number);
                                case BigDecimal number -> number.toPlainString();
                                case null, default -> String.valueOf(value);
                            })
                    .append('|');
        }
        return text.toString();
    }

    /// Whether the query's own ORDER BY says how its rows are to come.
    public static boolean isOrdered(String sql) {
        return sql.substring(sql.lastIndexOf(')') + 1).toLowerCase(Locale.ROOT).contains("order by");
    }
}
