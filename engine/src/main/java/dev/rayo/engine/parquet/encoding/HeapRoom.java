package dev.rayo.engine.parquet.encoding;

import dev.rayo.sql.error.RayoException;

/// Arrays whose length a file decides. One that the heap has no room for is an error of the query, not of the process.
public final class HeapRoom {
    private HeapRoom() {}

    /// @throws RayoException RESOURCES if the heap has no room
    public static byte[] bytes(int length) {
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) {
            throw refused(length);
        }
    }

    /// @throws RayoException RESOURCES if the heap has no room
    public static int[] ints(int length) {
        try {
            return new int[length];
        } catch (OutOfMemoryError e) {
            throw refused(4L * length);
        }
    }

    /// @throws RayoException RESOURCES if the heap has no room
    public static long[] longs(int length) {
        try {
            return new long[length];
        } catch (OutOfMemoryError e) {
            throw refused(8L * length);
        }
    }

    private static RayoException refused(long bytes) {
        return RayoException.resources(
                "out of memory: a Parquet page asks for " + bytes + " bytes of heap at once",
                "give Java more memory (-Xmx), or write the file with smaller pages");
    }
}
