package dev.rayo.engine.parquet.page;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/// One file's bytes where the system caches them, for scans that read it again: without a call of the system for each
/// piece, and with one copy less. The first scan of a file reads it by calls, since mapping costs a page fault for every
/// few pages. Lives as long as somebody refers to it. Thread-safe.
public final class FileMapping {
    /// Below, calls cost nothing that matters.
    private static final long BYTES_MIN = 64 * 1024;
    /// A file that is mapped cannot be replaced on other systems.
    private static final boolean SUPPORTED =
            System.getProperty("os.name").equals("Linux") || System.getProperty("os.name").startsWith("Mac");

    private final long size;
    private int scans;
    private boolean refused = !SUPPORTED;
    private @Nullable MemorySegment bytes;

    /// @param size of the file that is meant
    public FileMapping(long size) {
        this.size = size;
        this.refused |= size < BYTES_MIN;
    }

    /// Notes that one more scan of the file begins.
    public synchronized void noteScan() {
        scans++;
    }

    /// The whole file; null if it is not to be mapped, or cannot be. Copying from it ends with an [InternalError] where the
    /// file has become shorter.
    synchronized @Nullable MemorySegment bytes(FileChannel channel, long sizeNow) {
        if (bytes == null && !refused && scans > 1 && sizeNow == size) {
            try {
                bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
            } catch (IOException | UnsupportedOperationException e) {
                refused = true;
            }
        }
        return bytes;
    }
}
