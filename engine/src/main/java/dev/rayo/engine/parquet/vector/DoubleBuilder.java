package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// DOUBLE, stored as such or as a decimal of more than 38 digits.
final class DoubleBuilder extends VectorBuilder {
    private double[] values = new double[0];
    private long[] views = new long[0];

    DoubleBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        values = values.length < rows ? Arrays.copyOf(values, rows) : values;
    }

    @Override
    public void read(ValueReader source, int more) {
        if (leaf.conversion() == Conversion.DECIMAL) {
            readDecimals(source, more);
        } else {
            source.readDoubles(values, count, more);
        }
        count += more;
    }

    private void readDecimals(ValueReader source, int more) {
        views = views.length < more ? new long[more] : views;
        byte[] data = source.readViews(views, 0, more);
        for (int i = 0; i < more; i++) {
            values[count + i] = BigEndian.toDouble(data, (int) (views[i] >>> 32), (int) views[i], leaf.scale());
        }
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        double[] entries = ((DoubleColumn) dictionary).values();
        for (int i = 0; i < more; i++) {
            values[count + i] = entries[codes[i]];
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.doubles(values, count, validity, rows);
        return new DoubleColumn(leaf.type(), values, validity, rows);
    }
}
