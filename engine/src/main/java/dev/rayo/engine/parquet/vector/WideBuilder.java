package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Decimals of more than 18 digits, and unsigned 64-bit integers.
final class WideBuilder extends VectorBuilder {
    private long[] words = new long[0];
    private long[] longs = new long[0];

    WideBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        words = words.length < 2 * rows ? Arrays.copyOf(words, 2 * rows) : words;
    }

    @Override
    public void read(ValueReader source, int more) {
        longs = longs.length < more ? new long[more] : longs;
        if (leaf.conversion() == Conversion.WIDE_UNSIGNED) {
            source.readLongs(longs, 0, more);
            for (int i = 0; i < more; i++) {
                put(i, 0, longs[i]);
            }
        } else {
            byte[] data = source.readViews(longs, 0, more);
            for (int i = 0; i < more; i++) {
                int offset = (int) (longs[i] >>> 32);
                int length = (int) longs[i];
                BigEndian.checkFits(data, offset, length, 16);
                put(i, BigEndian.high(data, offset, length), BigEndian.low(data, offset, length));
            }
        }
        count += more;
    }

    private void put(int index, long high, long low) {
        words[2 * (count + index)] = high;
        words[2 * (count + index) + 1] = low;
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        long[] entries = ((WideColumn) dictionary).words();
        for (int i = 0; i < more; i++) {
            put(i, entries[2 * codes[i]], entries[2 * codes[i] + 1]);
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.pairs(words, count, validity, rows);
        return new WideColumn(leaf.type(), words, validity, rows);
    }
}
