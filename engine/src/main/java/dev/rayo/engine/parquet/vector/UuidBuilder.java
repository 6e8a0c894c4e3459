package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// UUIDs as their text: 36 lower-case characters.
final class UuidBuilder extends VectorBuilder {
    private static final int LENGTH = 36;
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private long[] views = new long[0];
    private byte[] text = new byte[0];

    UuidBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        if (rows > Integer.MAX_VALUE / LENGTH) {
            throw outOfRange("the number of UUIDs in a vector", rows);
        }
        views = views.length < rows ? Arrays.copyOf(views, rows) : views;
        text = text.length < rows * LENGTH ? Arrays.copyOf(text, rows * LENGTH) : text;
    }

    @Override
    public void read(ValueReader source, int more) {
        byte[] data = source.readViews(views, count, more);
        for (int i = count; i < count + more; i++) {
            write(data, (int) (views[i] >>> 32), i * LENGTH);
            views[i] = (long) i * LENGTH << 32 | LENGTH;
        }
        count += more;
    }

    private void write(byte[] data, int offset, int at) {
        for (int i = 0; i < 16; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text[at++] = '-';
            }
            text[at++] = DIGITS[data[offset + i] >> 4 & 15];
            text[at++] = DIGITS[data[offset + i] & 15];
        }
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        BytesColumn entries = (BytesColumn) dictionary;
        for (int i = 0; i < more; i++) {
            int to = (count + i) * LENGTH;
            System.arraycopy(entries.data(), BytesColumn.offset(entries.views()[codes[i]]), text, to, LENGTH);
            views[count + i] = (long) to << 32 | LENGTH;
        }
        count += more;
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.longs(views, count, validity, rows);
        return new BytesColumn(leaf.type(), views, text, validity, rows);
    }
}
