package dev.rayo.server.tpch;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.sql.type.Type;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects one column of generated rows. Generated values are never NULL.
final class ColumnFiller<E extends TpchEntity> {
    private static final int ROWS_FIRST = 1 << 16;
    private static final Type MONEY = Type.decimal(15, 2);

    private final TpchColumn<E> column;
    private final Type type;
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private byte[] bytes = new byte[0];
    private int byteCount;
    private int rowCount;

    ColumnFiller(TpchColumn<E> column) {
        this.column = column;
        this.type = type(column);
    }

    /// Keys are BIGINT, money and fractions DECIMAL(15, 2).
    static Type type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> Type.BIGINT;
            case INTEGER -> Type.INTEGER;
            case DATE -> Type.DATE;
            case DOUBLE -> MONEY;
            case VARCHAR -> Type.VARCHAR;
        };
    }

    void append(E row) {
        switch (column.getType().getBase()) {
            case IDENTIFIER -> appendLong(column.getIdentifier(row));
            case INTEGER -> appendInt(column.getInteger(row));
            case DATE -> appendInt(column.getDate(row));
            // The generator counts in cents and divides: times 100 is exact again once rounded.
            case DOUBLE -> appendLong(Math.round(column.getDouble(row) * 100));
            case VARCHAR -> appendText(column.getString(row).getBytes(StandardCharsets.UTF_8));
        }
        rowCount++;
    }

    Column build() {
        return switch (column.getType().getBase()) {
            case IDENTIFIER, DOUBLE -> new LongColumn(type, longs, null, rowCount);
            case INTEGER, DATE -> new IntColumn(type, ints, null, rowCount);
            case VARCHAR -> new BytesColumn(type, longs, bytes, null, rowCount);
        };
    }

    private void appendInt(int value) {
        if (rowCount == ints.length) {
            ints = Arrays.copyOf(ints, Math.max(ROWS_FIRST, rowCount * 2));
        }
        ints[rowCount] = value;
    }

    private void appendLong(long value) {
        if (rowCount == longs.length) {
            longs = Arrays.copyOf(longs, Math.max(ROWS_FIRST, rowCount * 2));
        }
        longs[rowCount] = value;
    }

    private void appendText(byte[] text) {
        if (byteCount + text.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(ROWS_FIRST * 8, bytes.length * 2));
        }
        System.arraycopy(text, 0, bytes, byteCount, text.length);
        appendLong(BytesColumn.view(byteCount, text.length));
        byteCount += text.length;
    }
}
