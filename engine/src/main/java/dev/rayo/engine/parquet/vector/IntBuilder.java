package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// TINYINT, SMALLINT, INTEGER, DATE.
final class IntBuilder extends VectorBuilder {
    private int[] values = new int[0];

    IntBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        values = values.length < rows ? Arrays.copyOf(values, rows) : values;
    }

    @Override
    public void read(ValueReader source, int more) {
        source.readInts(values, count, more);
        int end = count + more;
        switch (leaf.conversion()) {
            case INT8 -> {
                for (int i = count; i < end; i++) {
                    values[i] = (byte) values[i];
                }
            }
            case INT16 -> {
                for (int i = count; i < end; i++) {
                    values[i] = (short) values[i];
                }
            }
            case UINT8 -> {
                for (int i = count; i < end; i++) {
                    values[i] &= 0xff;
                }
            }
            case UINT16 -> {
                for (int i = count; i < end; i++) {
                    values[i] &= 0xffff;
                }
            }
            default -> {}
        }
        count = end;
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        int[] entries = ((IntColumn) dictionary).values();
        for (int i = 0; i < more; i++) {
            values[count + i] = entries[codes[i]];
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.ints(values, count, validity, rows);
        return new IntColumn(leaf.type(), values, validity, rows);
    }
}
