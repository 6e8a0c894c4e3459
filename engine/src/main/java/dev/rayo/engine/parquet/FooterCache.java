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
import org.jspecify.annotations.Nullable;

/// Footers read before, as long as size and time of the file stay the same and memory allows. Thread-safe.
final class FooterCache {
    static final FooterCache SHARED = new FooterCache(4096);

    private final Map<Path, SoftReference<ParquetFile>> files;

    FooterCache(int filesMax) {
        this.files = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, SoftReference<ParquetFile>> eldest) {
                return size() > filesMax;
            }
        };
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
        ParquetFile known = lookUp(key);
        if (known != null && known.size() == now.size() && known.modified().equals(now.lastModifiedTime())) {
            return known;
        }
        ParquetFile read = ParquetFile.read(path, now.size(), now.lastModifiedTime());
        synchronized (files) {
            files.put(key, new SoftReference<>(read));
        }
        return read;
    }

    private @Nullable ParquetFile lookUp(Path key) {
        synchronized (files) {
            SoftReference<ParquetFile> reference = files.get(key);
            return reference == null ? null : reference.get();
        }
    }
}
