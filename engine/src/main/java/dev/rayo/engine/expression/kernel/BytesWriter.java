package dev.rayo.engine.expression.kernel;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds a column of byte strings value by value, in a buffer that is reused from vector to vector.
public final class BytesWriter {
    private byte[] data = new byte[256];
    private long[] views = new long[0];
    private int size;
    private int start;

    /// Begins a vector of `count` values; every one of them is empty until it is written.
    public void reset(int count) {
        size = 0;
        start = 0;
        if (views.length < count) {
            views = new long[count];
        } else {
            Arrays.fill(views, 0, count, 0L);
        }
    }

    /// Makes what was appended since the last call the value of `row`.
    public void end(int row) {
        views[row] = BytesColumn.view(start, size - start);
        start = size;
    }

    /// Gives `row` the value of an earlier row.
    public void repeat(int row, int earlier) {
        views[row] = views[earlier];
    }

    /// Bytes appended to the current value.
    public int length() {
        return size - start;
    }

    public void append(byte value) {
        ensure(1);
        data[size++] = value;
    }

    public void append(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, data, size, length);
        size += length;
    }

    public void append(byte[] from, long view) {
        append(from, BytesColumn.offset(view), BytesColumn.bytes(view));
    }

    public void append(String text) {
        int length = text.length();
        ensure(length);
        byte[] to = data;
        int at = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                append(encoded, 0, encoded.length);
                return;
            }
            to[at++] = (byte) c;
        }
        size = at;
    }

    /// Appends a code point in UTF-8.
    public void appendCodePoint(int c) {
        ensure(4);
        size += Utf8.encode(c, data, size);
    }

    /// Takes back the last `count` bytes of the current value.
    public void shorten(int count) {
        size -= count;
    }

    /// The buffer, for callers that write at [#position] after [#ensure] and then [#advance].
    public byte[] data() {
        return data;
    }

    public int position() {
        return size;
    }

    public void advance(int bytes) {
        size += bytes;
    }

    /// Makes room for `more` bytes.
    public void ensure(int more) {
        if (data.length - size < more) {
            long needed = (long) size + more;
            if (needed > Integer.MAX_VALUE - 16) {
                throw RayoException.resources(
                        "the strings of one vector need more than 2 GiB", "make the vectors or the strings shorter");
            }
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, data.length * 2L)));
        }
    }

    /// The column of the values written so far. It shares the buffer.
    public BytesColumn column(Type type, long @Nullable [] validity, int count) {
        return new BytesColumn(type, views, data, validity, count);
    }
}
