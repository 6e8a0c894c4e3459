package dev.rayo.engine.parquet.write;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/// Hands the values of vectors to parquet-java's writer of one column.
final class ColumnEncoder {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MICROS_OF_MILLI = 1_000;

    private ColumnEncoder() {}

    /// Appends all values of `column`.
    ///
    /// @throws RayoException USER if an interval does not fit Parquet's unsigned months, days and milliseconds
    static void write(Column column, ColumnWriter to) {
        Column plain = Columns.flatten(column);
        for (int row = 0; row < plain.length(); row++) {
            if (plain.isNull(row)) {
                to.writeNull(0, 0);
            } else {
                writeValue(plain, row, to);
            }
        }
    }

    private static void writeValue(Column column, int row, ColumnWriter to) {
        switch (column) {
            case BitColumn c -> to.write((c.bits()[row >> 6] >>> row & 1) != 0, 0, 1);
            case IntColumn c -> to.write(c.values()[row], 0, 1);
            case LongColumn c -> {
                if (c.type() instanceof Type.Decimal decimal && decimal.precision() <= 9) {
                    to.write((int) c.values()[row], 0, 1);
                } else {
                    to.write(c.values()[row], 0, 1);
                }
            }
            case WideColumn c -> {
                byte[] bytes = new byte[16];
                BIG_ENDIAN.set(bytes, 0, c.words()[2 * row]);
                BIG_ENDIAN.set(bytes, 8, c.words()[2 * row + 1]);
                to.write(Binary.fromConstantByteArray(bytes), 0, 1);
            }
            case FloatColumn c -> to.write(c.values()[row], 0, 1);
            case DoubleColumn c -> to.write(c.values()[row], 0, 1);
            case BytesColumn c -> {
                long view = c.views()[row];
                // Reused: the writer copies what it keeps.
                to.write(
                        Binary.fromReusedByteArray(c.data(), BytesColumn.offset(view), BytesColumn.bytes(view)), 0, 1);
            }
            case IntervalColumn c -> to.write(interval(c, row), 0, 1);
            default -> throw RayoException.internal("not a flat plain column: " + column.type(), null);
        }
    }

    private static Binary interval(IntervalColumn column, int row) {
        long millis = column.micros()[row] / MICROS_OF_MILLI;
        if (column.months()[row] < 0
                || column.days()[row] < 0
                || millis < 0
                || millis > 0xffff_ffffL
                || column.micros()[row] % MICROS_OF_MILLI != 0) {
            throw RayoException.user(
                    "interval of " + column.months()[row] + " months, " + column.days()[row] + " days, "
                            + column.micros()[row] + " microseconds has no Parquet form",
                    "Parquet keeps unsigned months, days and whole milliseconds: cast it to VARCHAR");
        }
        byte[] bytes = new byte[12];
        LITTLE_ENDIAN_INT.set(bytes, 0, column.months()[row]);
        LITTLE_ENDIAN_INT.set(bytes, 4, column.days()[row]);
        LITTLE_ENDIAN_INT.set(bytes, 8, (int) millis);
        return Binary.fromConstantByteArray(bytes);
    }
}
