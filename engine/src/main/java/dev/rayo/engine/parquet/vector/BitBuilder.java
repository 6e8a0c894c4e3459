package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// BOOLEAN.
final class BitBuilder extends VectorBuilder {
    private long[] bits = new long[0];

    BitBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        int words = (rows + 63) >> 6;
        bits = bits.length < words ? Arrays.copyOf(bits, words) : bits;
    }

    @Override
    public void read(ValueReader values, int more) {
        values.readBits(bits, count, more);
        count += more;
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        long[] entries = ((BitColumn) dictionary).bits();
        for (int i = 0; i < more; i++) {
            long bit = entries[codes[i] >> 6] >>> codes[i] & 1;
            bits[count >> 6] = bits[count >> 6] & ~(1L << count) | bit << count;
            count++;
        }
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.bits(bits, count, validity, rows);
        return new BitColumn(leaf.type(), bits, validity, rows);
    }
}
