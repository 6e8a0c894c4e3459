package dev.rayo.engine.parquet.encoding;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Little-endian numbers at any place of a byte array.
public final class LittleEndian {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    public static short readShort(byte[] in, int offset) {
        return (short) SHORTS.get(in, offset);
    }

    public static int readInt(byte[] in, int offset) {
        return (int) INTS.get(in, offset);
    }

    public static long readLong(byte[] in, int offset) {
        return (long) LONGS.get(in, offset);
    }

    static void copy(byte[] in, int offset, int[] to, int at, int count) {
        MemorySegment.copy(MemorySegment.ofArray(in), INT, offset, to, at, count);
    }

    static void copy(byte[] in, int offset, long[] to, int at, int count) {
        MemorySegment.copy(MemorySegment.ofArray(in), LONG, offset, to, at, count);
    }

    static void copy(byte[] in, int offset, float[] to, int at, int count) {
        MemorySegment.copy(MemorySegment.ofArray(in), FLOAT, offset, to, at, count);
    }

    static void copy(byte[] in, int offset, double[] to, int at, int count) {
        MemorySegment.copy(MemorySegment.ofArray(in), DOUBLE, offset, to, at, count);
    }
}
