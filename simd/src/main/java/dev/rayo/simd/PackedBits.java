package dev.rayo.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads little-endian bits at any bit position of a byte array, never beyond the array's end.
public final class PackedBits {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedBits() {}

    /// Returns the 64 bits from bit `bit` after byte `offset` on; bits after the array read as zero.
    static long read(byte[] in, int offset, long bit) {
        long at = offset + (bit >> 3);
        int shift = (int) bit & 7;
        if (at + 9 <= in.length) {
            long low = (long) LONGS.get(in, (int) at) >>> shift;
            // The second shift in two steps: it must give zero when there is nothing to shift in.
            return low | ((in[(int) at + 8] & 0xffL) << 1) << (63 - shift);
        }
        long low = 0;
        for (int i = 0; i < 8 && at + i < in.length; i++) {
            low |= (in[(int) at + i] & 0xffL) << (8 * i);
        }
        return low >>> shift;
    }

    /// Returns at least the 57 bits from bit `bit` after byte `offset` on, by one load where it can; bits after the array
    /// read as zero, bits beyond the 57 have no meaning.
    public static long read57(byte[] in, int offset, long bit) {
        long at = offset + (bit >> 3);
        return at + 8 <= in.length ? (long) LONGS.get(in, (int) at) >>> (bit & 7) : read(in, offset, bit);
    }

    /// Returns the lowest `width` bits, for widths from 0 to 64.
    public static long mask(int width) {
        return width == 0 ? 0 : -1L >>> -width;
    }

    /// Checks that `bits` bits from byte `offset` on lie inside the array.
    static void check(byte[] in, int offset, long bits) {
        long end = offset + ((bits + 7) >> 3);
        if (offset < 0 || end > in.length) {
            throw new IndexOutOfBoundsException(
                    "packed values need bytes " + offset + " to " + end + " of " + in.length);
        }
    }
}
