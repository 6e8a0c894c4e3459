package dev.rayo.engine.expression.value;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.Literals;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// Writes values as a cast to VARCHAR does and as the command line shows them.
public final class ValueText {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private ValueText() {}

    /// The text of a value, as [Type] says which object it is; `NULL` for null.
    public static String of(@Nullable Object value, Type type) {
        return value == null ? "NULL" : of(Literals.column(Collections.singletonList(value), type), 0);
    }

    /// The text of the value in `row`; `NULL` if it is NULL.
    public static String of(Column column, int row) {
        if (column.isNull(row)) {
            return "NULL";
        }
        BytesWriter out = new BytesWriter();
        write(column, row, out);
        return new String(out.data(), 0, out.position(), StandardCharsets.UTF_8);
    }

    /// Appends the text of the value in `row`, which is not NULL.
    public static void write(Column column, int row, BytesWriter out) {
        switch (column) {
            case ConstantColumn c -> {
                if (c.value() != null) {
                    write(c.value(), 0, out);
                }
            }
            case DictionaryColumn c -> write(c.dictionary().values(), c.codes()[row], out);
            case BitColumn c -> out.append((c.bits()[row >> 6] >>> row & 1) != 0 ? "true" : "false");
            case IntColumn c -> {
                if (c.type() == Type.DATE) {
                    TemporalText.date(c.values()[row], out);
                } else {
                    NumberText.integer(c.values()[row], out);
                }
            }
            case LongColumn c -> write(c, c.values()[row], out);
            case WideColumn c -> {
                Type.Decimal type = (Type.Decimal) c.type();
                NumberText.decimal(
                        c.words()[2 * row], c.words()[2 * row + 1], type.precision(), type.scale(), out);
            }
            case FloatColumn c -> NumberText.real(c.values()[row], out);
            case DoubleColumn c -> NumberText.floating(c.values()[row], out);
            case BytesColumn c -> {
                if (c.type() == Type.BLOB) {
                    blob(c.data(), c.views()[row], out);
                } else {
                    out.append(c.data(), c.views()[row]);
                }
            }
            case IntervalColumn c -> TemporalText.interval(c.months()[row], c.days()[row], c.micros()[row], out);
            case ListColumn c -> NestedText.list(c, row, out);
            case StructColumn c -> NestedText.struct(c, row, out);
        }
    }

    private static void write(LongColumn column, long value, BytesWriter out) {
        if (column.type() instanceof Type.Decimal decimal) {
            NumberText.decimal(value, decimal.precision(), decimal.scale(), out);
        } else if (column.type() == Type.TIME) {
            TemporalText.time(value, out);
        } else if (column.type() == Type.TIMESTAMP) {
            TemporalText.timestamp(value, out);
        } else if (column.type() == Type.TIMESTAMP_TZ) {
            TemporalText.timestampTz(value, out);
        } else if (column.type() == Type.TIMESTAMP_NS) {
            TemporalText.timestampNanos(value, out);
        } else {
            NumberText.integer(value, out);
        }
    }

    /// Printable ASCII as it is, everything else (and quotes and backslashes) as `\xHH`.
    private static void blob(byte[] data, long view, BytesWriter out) {
        int end = BytesColumn.offset(view) + BytesColumn.bytes(view);
        for (int i = BytesColumn.offset(view); i < end; i++) {
            byte b = data[i];
            if (b >= 32 && b < 127 && b != '\\' && b != '\'' && b != '"') {
                out.append(b);
            } else {
                out.append("\\x");
                out.append(HEX[b >> 4 & 0xf]);
                out.append(HEX[b & 0xf]);
            }
        }
    }
}
