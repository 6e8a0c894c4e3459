package dev.rayo.engine.expression.kernel;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An argument in plain form. A constant is one value: row `i` is always read at [#at], which is 0 for a constant.
public final class Input {
    private final GatherBuffer buffer = new GatherBuffer();
    private Column plain;
    private int mask;

    public Input(Type type) {
        plain = new ConstantColumn(type, null, 0);
    }

    /// Takes the next vector; a dictionary column is spread out.
    public void set(Column column) {
        mask = -1;
        switch (column) {
            case ConstantColumn constant -> {
                Column value = constant.value();
                plain = value != null ? value : Columns.flatten(new ConstantColumn(constant.type(), null, 1));
                mask = 0;
            }
            case DictionaryColumn dictionary -> plain = spread(dictionary);
            case Column other -> plain = other;
        }
    }

    private Column spread(DictionaryColumn column) {
        int count = column.length();
        Column values = buffer.gather(column.dictionary().values(), column.codes(), count);
        return column.validity() == null ? values : Columns.withValidity(values, column.validity(), count);
    }

    public Type type() {
        return plain.type();
    }

    public Column column() {
        return plain;
    }

    public boolean isConstant() {
        return mask == 0;
    }

    /// Where the value of `row` is in the arrays.
    public int at(int row) {
        return row & mask;
    }

    public boolean isNull(int row) {
        return plain.isNull(row & mask);
    }

    /// The validity of the rows; null if no row is NULL. Not to be asked of a constant.
    public long @Nullable [] validity() {
        return plain.validity();
    }

    public long[] bits() {
        return ((BitColumn) plain).bits();
    }

    public boolean bit(int row) {
        int at = row & mask;
        return (bits()[at >> 6] >>> at & 1) != 0;
    }

    public int[] ints() {
        return ((IntColumn) plain).values();
    }

    public long[] longs() {
        return ((LongColumn) plain).values();
    }

    /// Pairs of words: the high one of row `i` at `2 * at(i)`.
    public long[] words() {
        return ((WideColumn) plain).words();
    }

    public float[] floats() {
        return ((FloatColumn) plain).values();
    }

    public double[] doubles() {
        return ((DoubleColumn) plain).values();
    }

    public BytesColumn bytes() {
        return (BytesColumn) plain;
    }

    public IntervalColumn intervals() {
        return (IntervalColumn) plain;
    }

    /// The value of `row` of a VARCHAR argument.
    public String string(int row) {
        BytesColumn column = bytes();
        long view = column.views()[row & mask];
        return new String(
                column.data(),
                BytesColumn.offset(view),
                BytesColumn.bytes(view),
                StandardCharsets.UTF_8);
    }
}
