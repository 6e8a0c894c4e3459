package dev.rayo.engine.parquet.page;

import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads at any place of one file. Positional reads rather than a mapping: a file that shrinks under a mapping ends
/// the process, a read that comes back short is an error of one query.
public final class FileInput implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final long size;

    private FileInput(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /// @throws RayoException USER if there is no such file, EXTERNAL if it cannot be opened
    public static FileInput open(Path path) {
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw RayoException.user("no such file: " + path);
        } catch (IOException e) {
            throw RayoException.external("cannot open " + path + ": " + e, e);
        }
        try {
            return new FileInput(path, channel, channel.size());
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

    /// Fills what remains of `to` with the bytes from `offset` on.
    ///
    /// @throws RayoException EXTERNAL if the file cannot be read or has become shorter
    public void read(long offset, ByteBuffer to) {
        try {
            while (to.hasRemaining()) {
                int read = channel.read(to, offset);
                if (read < 0) {
                    throw RayoException.external(path + ": the file became shorter while it was read", null);
                }
                offset += read;
            }
        } catch (IOException e) {
            throw RayoException.external("cannot read " + path + ": " + e, e);
        }
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
