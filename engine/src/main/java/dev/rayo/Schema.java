package dev.rayo;

import dev.rayo.sql.type.Type;
import java.util.List;

/// Names and types of the columns of a [Batch]. Names may repeat, as SQL allows in a result.
public record Schema(List<Column> columns) {
    public Schema {
        columns = List.copyOf(columns);
    }

    /// A column's name and type.
    public record Column(String name, Type type) {}

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public List<Type> types() {
        return columns.stream().map(Column::type).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            text.append(text.isEmpty() ? "" : ", ").append(column.name()).append(' ').append(column.type());
        }
        return text.toString();
    }
}
