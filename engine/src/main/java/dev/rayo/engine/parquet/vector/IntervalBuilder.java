package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.simd.LittleEndian;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// INTERVAL.
final class IntervalBuilder extends VectorBuilder {
    private int[] months = new int[0];
    private int[] days = new int[0];
    private long[] micros = new long[0];
    private long[] views = new long[0];

    IntervalBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        if (months.length < rows) {
            months = Arrays.copyOf(months, rows);
            days = Arrays.copyOf(days, rows);
            micros = Arrays.copyOf(micros, rows);
        }
    }

    @Override
    public void read(ValueReader source, int more) {
        views = views.length < more ? new long[more] : views;
        byte[] data = source.readViews(views, 0, more);
        for (int i = 0; i < more; i++) {
            int offset = (int) (views[i] >>> 32);
            months[count + i] = LittleEndian.readInt(data, offset);
            days[count + i] = LittleEndian.readInt(data, offset + 4);
            micros[count + i] = (LittleEndian.readInt(data, offset + 8) & 0xffff_ffffL) * 1000;
        }
        count += more;
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        IntervalColumn entries = (IntervalColumn) dictionary;
        for (int i = 0; i < more; i++) {
            months[count + i] = entries.months()[codes[i]];
            days[count + i] = entries.days()[codes[i]];
            micros[count + i] = entries.micros()[codes[i]];
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.ints(months, count, validity, rows);
        Spread.ints(days, count, validity, rows);
        Spread.longs(micros, count, validity, rows);
        return new IntervalColumn(leaf.type(), months, days, micros, validity, rows);
    }
}
