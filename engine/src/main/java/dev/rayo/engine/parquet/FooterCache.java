package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.SoftCache;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Footers read before, as long as the file is the same one, with the same size and time, and memory allows. Thread-safe.
final class FooterCache {
    static final FooterCache SHARED = new FooterCache(4096);

    private final SoftCache<Path, Read> files;

    FooterCache(int filesMax) {
        this.files = new SoftCache<>(filesMax);
    }

    /// @param identity tells a file from one that took its name: the inode, or null where the system has no such thing
    private record Read(ParquetFile file, @Nullable Object identity) {
        boolean isOf(BasicFileAttributes now) {
            return Objects.equals(identity, now.fileKey())
                    && file.size() == now.size()
                    && file.modified().equals(now.lastModifiedTime());
        }
    }

    ParquetFile get(Path path) {
        Path key = path.toAbsolutePath().normalize();
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw RayoException.user("no such file: " + path);
        } catch (IOException e) {
            throw RayoException.external("cannot read " + path + ": " + e, e);
        }
        if (now.isDirectory()) {
            throw RayoException.user("not a file but a directory: " + path);
        }
        Read known = files.get(key);
        if (known != null && known.isOf(now)) {
            return known.file();
        }
        ParquetFile read = ParquetFile.read(path, now.size(), now.lastModifiedTime());
        files.put(key, new Read(read, now.fileKey()));
        return read;
    }
}
