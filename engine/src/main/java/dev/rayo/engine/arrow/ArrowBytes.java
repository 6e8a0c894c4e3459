package dev.rayo.engine.arrow;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.vector.Utf8;
import dev.rayo.sql.type.Type;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts and byte strings of one column of a record batch.
final class ArrowBytes {
    private static final int VIEW_BYTES = 16;
    /// Up to here the bytes lie in the view itself.
    private static final int INLINE_BYTES = 12;

    private final ArrowBuffers buffers;
    private final ArrowColumn column;
    private final Type type;

    ArrowBytes(ArrowBuffers buffers, ArrowColumn column, Type type) {
        this.buffers = buffers;
        this.column = column;
        this.type = type;
    }

    /// Values that lie one after the other, with `offsetWidth` bytes to an offset.
    Column read(int offsetWidth, long from, int count, long @Nullable [] validity) {
        long[] offsets = offsets(buffers, column, offsetWidth, from, count);
        byte[] data = buffers.read(column.firstBuffer() + 2, offsets[0], offsets[count]);
        long[] views = new long[count];
        for (int i = 0; i < count; i++) {
            views[i] = BytesColumn.view((int) (offsets[i] - offsets[0]), (int) (offsets[i + 1] - offsets[i]));
        }
        return checked(views, data, validity, count);
    }

    /// Values that are views into one of several buffers, or short enough to lie in the view.
    Column readViews(long from, int count, long @Nullable [] validity) {
        ByteBuffer in = ArrowNumbers.littleEndian(
                buffers.read(column.firstBuffer() + 1, from * VIEW_BYTES, (from + count) * VIEW_BYTES));
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += Columns.isNull(validity, i) ? 0 : length(in, i);
        }
        byte[] data = new byte[Math.toIntExact(total)];
        long[] views = new long[count];
        Map<Integer, byte[]> parts = new HashMap<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (Columns.isNull(validity, i)) {
                continue;
            }
            int length = length(in, i);
            if (length <= INLINE_BYTES) {
                in.get(i * VIEW_BYTES + 4, data, at, length);
            } else {
                int part = in.getInt(i * VIEW_BYTES + 8);
                int offset = in.getInt(i * VIEW_BYTES + 12);
                if (part < 0 || part >= column.bufferCount() - 2) {
                    throw ArrowDecoder.malformed(column, "points into buffer " + part + ", which it has not");
                }
                byte[] bytes = parts.computeIfAbsent(part, this::part);
                if (offset < 0 || offset > bytes.length - length) {
                    throw ArrowDecoder.malformed(column, "points behind the end of buffer " + part);
                }
                System.arraycopy(bytes, offset, data, at, length);
            }
            views[i] = BytesColumn.view(at, length);
            at += length;
        }
        return checked(views, data, validity, count);
    }

    /// Values of `width` bytes each.
    static Column fixed(Type type, byte[] data, int width, long @Nullable [] validity, int count) {
        long[] views = new long[count];
        for (int i = 0; i < count; i++) {
            views[i] = BytesColumn.view(i * width, width);
        }
        return new BytesColumn(type, views, data, validity, count);
    }

    /// The offsets `from` to `from + count`, both included, which never decrease.
    static long[] offsets(ArrowBuffers buffers, ArrowColumn column, int width, long from, int count) {
        ByteBuffer in = ArrowNumbers.littleEndian(
                buffers.read(column.firstBuffer() + 1, from * width, (from + count + 1) * width));
        long[] offsets = new long[count + 1];
        long last = 0;
        for (int i = 0; i <= count; i++) {
            offsets[i] = width == 4 ? in.getInt(4 * i) : in.getLong(8 * i);
            if (offsets[i] < last) {
                throw ArrowDecoder.malformed(column, "has offsets that decrease");
            }
            last = offsets[i];
        }
        if (last - offsets[0] > Integer.MAX_VALUE - 8) {
            throw ArrowDecoder.malformed(column, "has more than 2 GiB in " + count + " rows");
        }
        return offsets;
    }

    private Column checked(long[] views, byte[] data, long @Nullable [] validity, int count) {
        if (validity != null) {
            for (int i = 0; i < count; i++) {
                views[i] = Columns.isNull(validity, i) ? 0 : views[i];
            }
        }
        if (type == Type.VARCHAR) {
            try {
                Utf8.check(data, views, 0, count);
            } catch (MalformedPageException wrong) {
                throw ArrowDecoder.malformed(column, "has text that is not UTF-8: " + wrong.getMessage());
            }
        }
        return new BytesColumn(type, views, data, validity, count);
    }

    private byte[] part(int part) {
        return buffers.read(column.firstBuffer() + 2 + part);
    }

    private int length(ByteBuffer views, int row) {
        int length = views.getInt(row * VIEW_BYTES);
        if (length < 0) {
            throw ArrowDecoder.malformed(column, "has a value of " + length + " bytes");
        }
        return length;
    }
}
