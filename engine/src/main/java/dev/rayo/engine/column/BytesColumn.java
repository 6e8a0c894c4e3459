package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Byte strings as views into one buffer: value i is `views[i] & 0xffffffffL` bytes long and begins at
/// `views[i] >>> 32` in `data`. Views may overlap and come in any order, so selecting and cutting copy no bytes.
/// VARCHAR is valid UTF-8.
public record BytesColumn(Type type, long[] views, byte[] data, long @Nullable [] validity, int length)
        implements Column {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    public static long view(int offset, int bytes) {
        return (long) offset << 32 | bytes;
    }

    public static int offset(long view) {
        return (int) (view >>> 32);
    }

    public static int bytes(long view) {
        return (int) view;
    }

    /// The order of two byte strings, byte by byte without sign, which for UTF-8 is that of code points.
    public static int compare(byte[] a, long aView, byte[] b, long bView) {
        int aFrom = offset(aView);
        int bFrom = offset(bView);
        return Arrays.compareUnsigned(a, aFrom, aFrom + bytes(aView), b, bFrom, bFrom + bytes(bView));
    }

    /// The first eight bytes, with zeros where there are fewer, as a signed number in their unsigned order: it tells the
    /// order of two byte strings where it differs.
    public static long prefix(byte[] data, long view) {
        int offset = offset(view);
        int bytes = bytes(view);
        long word = 0;
        if (offset + Long.BYTES <= data.length) {
            word = (long) BIG_ENDIAN.get(data, offset);
            if (bytes < Long.BYTES) {
                word = bytes == 0 ? 0 : word & -1L << Long.SIZE - Byte.SIZE * bytes;
            }
        } else {
            for (int i = 0; i < Long.BYTES; i++) {
                word = word << Byte.SIZE | (i < bytes ? data[offset + i] & 0xff : 0);
            }
        }
        return word ^ Long.MIN_VALUE;
    }
}
