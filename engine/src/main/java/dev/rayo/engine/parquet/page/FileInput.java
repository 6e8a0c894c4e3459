package dev.rayo.engine.parquet.page;

import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Reads at any place of one file, by positional reads or out of a mapping. Either way bytes are copied to where nobody
/// else changes them: a file that shrinks is an error of one query.
public final class FileInput implements AutoCloseable {
    /// What is copied at once from a mapping: the JVM can stop the thread in between, should the disk be slow.
    private static final long PIECE_BYTES = 256 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final @Nullable MemorySegment mapped;

    private FileInput(Path path, FileChannel channel, long size, @Nullable MemorySegment mapped) {
        this.path = path;
        this.channel = channel;
        this.size = size;
        this.mapped = mapped;
    }

    /// @throws RayoException USER if there is no such file, EXTERNAL if it cannot be opened
    public static FileInput open(Path path) {
        return open(path, null);
    }

    /// @param mapping is read from where it has the file by now; null for positional reads alone
    /// @throws RayoException USER if there is no such file, EXTERNAL if it cannot be opened
    public static FileInput open(Path path, @Nullable FileMapping mapping) {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw RayoException.user("no such file: " + path);
        } catch (IOException e) {
            throw RayoException.external("cannot open " + path + ": " + e, e);
        }
        try {
            long size = channel.size();
            return new FileInput(path, channel, size, mapping == null ? null : mapping.bytes(channel, size));
        } catch (IOException e) {
            try {
                channel.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw RayoException.external("cannot read " + path + ": " + e, e);
        }
    }

    public long size() {
        return size;
    }

    /// Whether small reads cost no more than large ones.
    boolean isMapped() {
        return mapped != null;
    }

    /// Fills what remains of `to` with the bytes from `offset` on.
    ///
    /// @throws RayoException EXTERNAL if the file cannot be read or has become shorter
    public void read(long offset, ByteBuffer to) {
        MemorySegment bytes = mapped;
        try {
            if (bytes != null) {
                copy(bytes, offset, to);
                return;
            }
            while (to.hasRemaining()) {
                int read = channel.read(to, offset);
                if (read < 0) {
                    throw shorter(null);
                }
                offset += read;
            }
        } catch (IOException e) {
            throw RayoException.external("cannot read " + path + ": " + e, e);
        }
    }

    /// Where the file has become shorter than the mapping, the system gives zeros or the JVM an error, by the next call of
    /// the system at the latest.
    private void copy(MemorySegment bytes, long offset, ByteBuffer to) throws IOException {
        long length = to.remaining();
        if (offset < 0 || length > bytes.byteSize() - offset) {
            throw shorter(null);
        }
        MemorySegment target = MemorySegment.ofBuffer(to);
        boolean whole;
        try {
            for (long done = 0; done < length; done += PIECE_BYTES) {
                MemorySegment.copy(bytes, offset + done, target, done, Math.min(PIECE_BYTES, length - done));
            }
            whole = channel.size() >= offset + length;
        } catch (InternalError e) {
            throw shorter(e);
        }
        if (!whole) {
            throw shorter(null);
        }
        to.position(to.limit());
    }

    private RayoException shorter(@Nullable InternalError cause) {
        return RayoException.external(path + ": the file became shorter while it was read, or cannot be read", cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw RayoException.external("cannot close " + path + ": " + e, e);
        }
    }
}
