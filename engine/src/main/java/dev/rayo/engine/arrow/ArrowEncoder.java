package dev.rayo.engine.arrow;

import dev.rayo.engine.arrow.ArrowColumn.Node;
import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnSlice;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the nodes and buffers of a record batch of columns, one column after the other, as [ArrowTypes#schema] says.
final class ArrowEncoder {
    private static final byte[] NOTHING = {};

    private final List<Node> nodes = new ArrayList<>();
    private final List<byte[]> buffers = new ArrayList<>();

    List<Node> nodes() {
        return nodes;
    }

    List<byte[]> buffers() {
        return buffers;
    }

    /// Appends a column; nothing is shared with it later.
    ///
    /// @throws RayoException USER if an interval has no form in Arrow, RESOURCES if a column has more than 2 GiB of text
    void add(Column any) {
        Column column = Columns.flatten(any);
        int count = column.length();
        if (column.type() == Type.NULL) {
            nodes.add(new Node(count, count));
            return;
        }
        addValidity(column.validity(), count);
        switch (column) {
            case BitColumn c -> buffers.add(bits(c.bits(), count));
            case IntColumn c -> buffers.add(ints(c));
            case LongColumn c -> buffers.add(c.type() instanceof Type.Decimal ? decimals(c) : longs(c.values(), count));
            case WideColumn c -> buffers.add(wide(c));
            case FloatColumn c -> {
                ByteBuffer out = room(4L * count);
                out.asFloatBuffer().put(c.values(), 0, count);
                buffers.add(out.array());
            }
            case DoubleColumn c -> {
                ByteBuffer out = room(8L * count);
                out.asDoubleBuffer().put(c.values(), 0, count);
                buffers.add(out.array());
            }
            case BytesColumn c -> addBytes(c);
            case IntervalColumn c -> buffers.add(intervals(c));
            case ListColumn c -> {
                int first = c.offsets()[0];
                ByteBuffer out = room(4L * (count + 1));
                for (int i = 0; i <= count; i++) {
                    out.putInt(4 * i, c.offsets()[i] - first);
                }
                buffers.add(out.array());
                add(ColumnSlice.of(Columns.flatten(c.elements()), first, c.offsets()[count] - first));
            }
            case StructColumn c -> c.members().forEach(this::add);
            case ConstantColumn c -> throw new IllegalStateException("not a plain column: " + c);
            case DictionaryColumn c -> throw new IllegalStateException("not a plain column: " + c);
        }
    }

    private void addValidity(long @Nullable [] validity, int count) {
        int valid = count;
        if (validity != null) {
            valid = 0;
            for (int i = 0; i < count; i++) {
                valid += (int) (validity[i >> 6] >>> i & 1);
            }
        }
        nodes.add(new Node(count, count - valid));
        buffers.add(validity == null || valid == count ? NOTHING : bits(validity, count));
    }

    private static byte[] bits(long[] words, int count) {
        byte[] bytes = new byte[(count + 7) >> 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i >> 3] >>> ((i & 7) << 3));
        }
        if ((count & 7) != 0) {
            bytes[bytes.length - 1] &= (byte) ((1 << (count & 7)) - 1);
        }
        return bytes;
    }

    private static byte[] ints(IntColumn column) {
        int count = column.length();
        int[] values = column.values();
        if (column.type() == Type.TINYINT) {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
        if (column.type() == Type.SMALLINT) {
            ByteBuffer out = room(2L * count);
            for (int i = 0; i < count; i++) {
                out.putShort(2 * i, (short) values[i]);
            }
            return out.array();
        }
        ByteBuffer out = room(4L * count);
        out.asIntBuffer().put(values, 0, count);
        return out.array();
    }

    private static byte[] longs(long[] values, int count) {
        ByteBuffer out = room(8L * count);
        out.asLongBuffer().put(values, 0, count);
        return out.array();
    }

    private static byte[] decimals(LongColumn column) {
        ByteBuffer out = room(16L * column.length());
        for (int i = 0; i < column.length(); i++) {
            out.putLong(16 * i, column.values()[i]);
            out.putLong(16 * i + 8, column.values()[i] >> 63);
        }
        return out.array();
    }

    private static byte[] wide(WideColumn column) {
        ByteBuffer out = room(16L * column.length());
        for (int i = 0; i < column.length(); i++) {
            out.putLong(16 * i, column.words()[2 * i + 1]);
            out.putLong(16 * i + 8, column.words()[2 * i]);
        }
        return out.array();
    }

    private static byte[] intervals(IntervalColumn column) {
        ByteBuffer out = room(16L * column.length());
        for (int i = 0; i < column.length(); i++) {
            if (column.isNull(i)) {
                continue;
            }
            long micros = column.micros()[i];
            if (micros > Long.MAX_VALUE / 1_000 || micros < Long.MIN_VALUE / 1_000) {
                throw RayoException.user(
                        "interval of " + micros + " microseconds does not fit Arrow's nanoseconds",
                        "cast it to VARCHAR");
            }
            out.putInt(16 * i, column.months()[i]);
            out.putInt(16 * i + 4, column.days()[i]);
            out.putLong(16 * i + 8, micros * 1_000);
        }
        return out.array();
    }

    private void addBytes(BytesColumn column) {
        int count = column.length();
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += column.isNull(i) ? 0 : BytesColumn.bytes(column.views()[i]);
        }
        ByteBuffer offsets = room(4L * (count + 1));
        byte[] data = room(total).array();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (!column.isNull(i)) {
                long view = column.views()[i];
                System.arraycopy(column.data(), BytesColumn.offset(view), data, at, BytesColumn.bytes(view));
                at += BytesColumn.bytes(view);
            }
            offsets.putInt(4 * (i + 1), at);
        }
        buffers.add(offsets.array());
        buffers.add(data);
    }

    private static ByteBuffer room(long bytes) {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw RayoException.resources("a column of one batch takes " + bytes + " bytes", "use smaller batches");
        }
        return ArrowNumbers.littleEndian(new byte[(int) bytes]);
    }
}
