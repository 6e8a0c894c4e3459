package dev.rayo.engine.parquet;

import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Footers read before, as long as the file is the same one, with the same size and time, and memory allows. Thread-safe.
final class FooterCache {
    static final FooterCache SHARED = new FooterCache(4096);

    private final Map<Path, Read> files;

    FooterCache(int filesMax) {
        this.files = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, Read> eldest) {
                return size() > filesMax;
            }
        };
    }

    /// @param identity tells a file from one that took its name: the inode, or null where the system has no such thing
    private record Read(SoftReference<ParquetFile> file, @Nullable Object identity) {}

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
        ParquetFile known = lookUp(key, now.fileKey());
        if (known != null && known.size() == now.size() && known.modified().equals(now.lastModifiedTime())) {
            return known;
        }
        ParquetFile read = ParquetFile.read(path, now.size(), now.lastModifiedTime());
        synchronized (files) {
            files.put(key, new Read(new SoftReference<>(read), now.fileKey()));
        }
        return read;
    }

    private @Nullable ParquetFile lookUp(Path key, @Nullable Object identity) {
        synchronized (files) {
            Read read = files.get(key);
            return read != null && Objects.equals(read.identity(), identity) ? read.file().get() : null;
        }
    }
}
