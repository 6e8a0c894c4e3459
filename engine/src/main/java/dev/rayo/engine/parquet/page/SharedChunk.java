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
    private final PageTally tally;
    private final DictionaryCache.Key key;
    private @Nullable Dictionary dictionary;

    /// @param file        identity of the footer, by which later scans find the dictionary again
    /// @param reservation is grown by the dictionary; its owner gives it back
    public SharedChunk(Object file, Path path, ChunkMeta meta, Reservation reservation, PageTally tally) {
        this.key = new DictionaryCache.Key(file, meta.rowGroup(), meta.leaf().leafIndex());
        this.path = path;
        this.meta = meta;
        this.directory = new PageDirectory(meta.start());
        this.reservation = reservation;
        this.tally = tally;
    }

    Path path() {
        return path;
    }

    public ChunkMeta meta() {
        return meta;
    }

    PageTally tally() {
        return tally;
    }

    public PageDirectory directory() {
        return directory;
    }

    /// The dictionary, which `loader` reads if nobody has yet.
    synchronized Dictionary dictionary(DictionaryLoader loader) {
        Dictionary known = dictionary;
        if (known == null) {
            DictionaryCache.Entry cached = DictionaryCache.SHARED.get(key);
            if (cached == null) {
                cached = loader.load(reservation);
                DictionaryCache.SHARED.put(key, cached);
            } else {
                reservation.grow(cached.bytes());
            }
            known = cached.dictionary();
            dictionary = known;
        }
        return known;
    }

    /// Lets go of the dictionary, whose reservation has been given back.
    public synchronized void release() {
        dictionary = null;
    }

    interface DictionaryLoader {
        /// Reads the dictionary and reserves what it takes.
        DictionaryCache.Entry load(Reservation reservation);
    }
}
