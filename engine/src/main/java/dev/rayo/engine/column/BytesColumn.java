package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Byte strings as views into one buffer: value i is `views[i] & 0xffffffffL` bytes long and begins at
/// `views[i] >>> 32` in `data`. Views may overlap and come in any order, so selecting and cutting copy no bytes.
/// VARCHAR is valid UTF-8.
public record BytesColumn(Type type, long[] views, byte[] data, long @Nullable [] validity, int length)
        implements Column {
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
}
