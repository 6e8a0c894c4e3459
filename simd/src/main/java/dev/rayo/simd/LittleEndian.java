package dev.rayo.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies between bytes and arrays: Parquet's PLAIN encoding is little-endian, so on little-endian machines a column is
/// one memory copy. There is one version for all kernels.
///
/// Ranges outside of an array throw [IndexOutOfBoundsException].
public final class LittleEndian {
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    public static void copy(byte[] in, int offset, int count, int[] out, int outOffset) {
        MemorySegment.copy(MemorySegment.ofArray(in), INT, offset, out, outOffset, count);
    }

    public static void copy(byte[] in, int offset, int count, long[] out, int outOffset) {
        MemorySegment.copy(MemorySegment.ofArray(in), LONG, offset, out, outOffset, count);
    }

    public static void copy(byte[] in, int offset, int count, float[] out, int outOffset) {
        MemorySegment.copy(MemorySegment.ofArray(in), FLOAT, offset, out, outOffset, count);
    }

    public static void copy(byte[] in, int offset, int count, double[] out, int outOffset) {
        MemorySegment.copy(MemorySegment.ofArray(in), DOUBLE, offset, out, outOffset, count);
    }

    /// Reads one short; any position is aligned enough.
    public static short readShort(byte[] in, int offset) {
        return (short) PackedBits.SHORTS.get(in, offset);
    }

    /// Reads one int; any position is aligned enough.
    public static int readInt(byte[] in, int offset) {
        return (int) PackedBits.INTS.get(in, offset);
    }

    /// Reads one long; any position is aligned enough.
    public static long readLong(byte[] in, int offset) {
        return (long) PackedBits.LONGS.get(in, offset);
    }

    /// Writes one long; any position is aligned enough.
    public static void writeLong(byte[] to, int offset, long value) {
        PackedBits.LONGS.set(to, offset, value);
    }
}
