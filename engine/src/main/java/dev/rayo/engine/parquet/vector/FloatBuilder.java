package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import dev.rayo.simd.LittleEndian;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// REAL, from single or half precision.
final class FloatBuilder extends VectorBuilder {
    private float[] values = new float[0];
    private long[] views = new long[0];

    FloatBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        values = values.length < rows ? Arrays.copyOf(values, rows) : values;
    }

    @Override
    public void read(ValueReader source, int more) {
        if (leaf.conversion() == Conversion.FLOAT16) {
            views = views.length < more ? new long[more] : views;
            byte[] data = source.readViews(views, 0, more);
            for (int i = 0; i < more; i++) {
                values[count + i] = Float.float16ToFloat(LittleEndian.readShort(data, (int) (views[i] >>> 32)));
            }
        } else {
            source.readFloats(values, count, more);
        }
        count += more;
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        float[] entries = ((FloatColumn) dictionary).values();
        for (int i = 0; i < more; i++) {
            values[count + i] = entries[codes[i]];
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.floats(values, count, validity, rows);
        return new FloatColumn(leaf.type(), values, validity, rows);
    }
}
