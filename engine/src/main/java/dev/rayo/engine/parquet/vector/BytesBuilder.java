package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.parquet.encoding.HeapRoom;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// VARCHAR and BLOB. A vector out of one page keeps its bytes where they are; only one that takes from several places
/// copies them together.
final class BytesBuilder extends VectorBuilder {
    private static final byte[] NONE = new byte[0];

    private long[] views = new long[0];
    /// What the views point into: a page's bytes, a dictionary's, or `own`.
    private byte[] data = NONE;
    private byte[] own = NONE;
    private int ownLength;

    BytesBuilder(LeafType leaf) {
        super(leaf);
    }

    @Override
    void reserve(int rows) {
        views = views.length < rows ? Arrays.copyOf(views, rows) : views;
    }

    @Override
    void clear() {
        data = NONE;
        ownLength = 0;
    }

    @Override
    public void read(ValueReader source, int more) {
        byte[] from = source.readViews(views, count, more);
        if (leaf.conversion() == Conversion.TEXT) {
            Utf8.check(from, views, count, more);
        }
        take(from, more);
    }

    @Override
    public void append(Column dictionary, int[] codes, int more) {
        BytesColumn entries = (BytesColumn) dictionary;
        long[] from = entries.views();
        for (int i = 0; i < more; i++) {
            views[count + i] = from[codes[i]];
        }
        take(entries.data(), more);
    }

    @Override
    public void detach() {
        if (data != own) {
            copyToOwn(data, 0, count);
            data = own;
        }
    }

    private void take(byte[] from, int more) {
        if (count == 0) {
            data = from;
        } else if (more > 0 && (data != from || data == own)) {
            detach();
            copyToOwn(from, count, more);
            data = own;
        }
        count += more;
    }

    /// Moves the bytes of views `at` to `at + more` behind what `own` holds.
    private void copyToOwn(byte[] from, int at, int more) {
        long total = ownLength;
        for (int i = at; i < at + more; i++) {
            total += (int) views[i];
        }
        if (total > Integer.MAX_VALUE - 64) {
            throw new MalformedPageException("a vector of more than 2 GB of text");
        }
        if (own.length < total) {
            byte[] grown = HeapRoom.bytes((int) Math.min(Integer.MAX_VALUE - 64, total + total / 2));
            System.arraycopy(own, 0, grown, 0, ownLength);
            boolean current = data == own;
            own = grown;
            data = current ? own : data;
        }
        for (int i = at; i < at + more; i++) {
            int length = (int) views[i];
            System.arraycopy(from, (int) (views[i] >>> 32), own, ownLength, length);
            views[i] = (long) ownLength << 32 | length;
            ownLength += length;
        }
    }

    @Override
    public Column finish(long @Nullable [] validity, int rows) {
        Spread.longs(views, count, validity, rows);
        return new BytesColumn(leaf.type(), views, data, validity, rows);
    }
}
