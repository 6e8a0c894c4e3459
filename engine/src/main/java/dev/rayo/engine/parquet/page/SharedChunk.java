package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.memory.Reservation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What all readers of one column chunk in one scan share: where pages lie, and the dictionary, read once. Thread-safe.
public final class SharedChunk {
    private final Path path;
    private final ChunkMeta meta;
    private final PageDirectory directory;
    private final Reservation reservation;
    private @Nullable Dictionary dictionary;

    /// @param reservation is grown by the dictionary; its owner gives it back
    public SharedChunk(Path path, ChunkMeta meta, Reservation reservation) {
        this.path = path;
        this.meta = meta;
        this.directory = new PageDirectory(meta.start());
        this.reservation = reservation;
    }

    Path path() {
        return path;
    }

    public ChunkMeta meta() {
        return meta;
    }

    public PageDirectory directory() {
        return directory;
    }

    /// The dictionary, which `loader` reads if nobody has yet.
    synchronized Dictionary dictionary(DictionaryLoader loader) {
        Dictionary known = dictionary;
        if (known == null) {
            known = loader.load(reservation);
            dictionary = known;
        }
        return known;
    }

    interface DictionaryLoader {
        Dictionary load(Reservation reservation);
    }
}
