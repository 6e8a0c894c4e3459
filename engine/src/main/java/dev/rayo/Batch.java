package dev.rayo;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a result, column by column. Immutable and the reader's own: it may be kept and shared between threads.
public final class Batch {
    private final Schema schema;
    private final List<Column> columns;
    private final int rowCount;

    /// A batch of columns that nobody will write to any more.
    ///
    /// @throws IllegalArgumentException if a column's length or type is not what the others say
    public Batch(Schema schema, List<Column> columns, int rowCount) {
        this.schema = schema;
        this.columns = columns.stream().map(Columns::flatten).toList();
        this.rowCount = rowCount;
        if (columns.size() != schema.columns().size()) {
            throw new IllegalArgumentException(columns.size() + " columns for the schema " + schema);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length() != rowCount || !columns.get(i).type().equals(type(i))) {
                throw new IllegalArgumentException("column " + schema.names().get(i) + " has "
                        + columns.get(i).length() + " values of " + columns.get(i).type() + ", not " + rowCount
                        + " of " + type(i));
            }
        }
    }

    public Schema schema() {
        return schema;
    }

    public int rowCount() {
        return rowCount;
    }

    /// The column's values as the engine keeps them: plain, never constant or dictionary coded.
    public Column column(int index) {
        return columns.get(index);
    }

    public boolean isNull(int row, int column) {
        return columns.get(column).isNull(row);
    }

    /// The value as a Java object, as [Type] says which; null for NULL.
    public @Nullable Object value(int row, int column) {
        return ColumnValues.get(columns.get(column), row);
    }

    /// The value of a BOOLEAN column; false under NULL.
    public boolean getBoolean(int row, int column) {
        if (columns.get(column) instanceof BitColumn c) {
            return !c.isNull(row) && (c.bits()[row >> 6] >>> row & 1) != 0;
        }
        throw wrongType(column, "boolean");
    }

    /// The value of a column of at most 64 bits that is no float: integers, dates, times, timestamps, and the unscaled
    /// value of decimals up to 18 digits. Arbitrary under NULL.
    public long getLong(int row, int column) {
        return switch (columns.get(column)) {
            case IntColumn c -> c.values()[row];
            case LongColumn c -> c.values()[row];
            default -> throw wrongType(column, "long");
        };
    }

    /// The value of any numeric column as a double. Arbitrary under NULL.
    public double getDouble(int row, int column) {
        return switch (columns.get(column)) {
            case DoubleColumn c -> c.values()[row];
            case FloatColumn c -> c.values()[row];
            default -> {
                Object value = value(row, column);
                if (value instanceof Number number) {
                    yield number.doubleValue();
                }
                if (value == null) {
                    yield 0;
                }
                throw wrongType(column, "double");
            }
        };
    }

    /// The value as the command line prints it, or null for NULL.
    public @Nullable String getString(int row, int column) {
        return isNull(row, column) ? null : ValueText.of(columns.get(column), row);
    }

    /// `count` rows from `from` on, as a batch of its own.
    public Batch slice(int from, int count) {
        List<Column> cut = new ArrayList<>();
        for (Column column : columns) {
            ColumnBuilder builder = new ColumnBuilder(column.type());
            builder.append(column, from, count);
            cut.add(builder.build());
        }
        return new Batch(schema, cut, count);
    }

    /// Header and rows as text, for a quick look.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.join(" | ", schema.names()));
        for (int row = 0; row < rowCount; row++) {
            text.append('\n');
            for (int column = 0; column < columns.size(); column++) {
                String value = getString(row, column);
                text.append(column == 0 ? "" : " | ").append(value == null ? "NULL" : value);
            }
        }
        return text.toString();
    }

    private Type type(int column) {
        return schema.columns().get(column).type();
    }

    private RuntimeException wrongType(int column, String wanted) {
        return new IllegalArgumentException("column " + schema.names().get(column) + " is " + type(column)
                + ", not readable as " + wanted);
    }
}
