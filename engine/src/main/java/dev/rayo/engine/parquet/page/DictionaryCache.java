package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dictionaries that scans have decoded, kept for the next scan of the same footer while memory allows: softly, and the
/// most recently used up to a limit. Thread-safe.
///
/// What a query uses it reserves itself; what only lies here counts for nobody and goes when the heap is needed.
final class DictionaryCache {
    static final DictionaryCache SHARED = new DictionaryCache(Runtime.getRuntime().maxMemory() / 16);

    /// @param file identity of the footer: a changed file has another
    record Key(Object file, int rowGroup, int leaf) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && file == that.file
                    && rowGroup == that.rowGroup
                    && leaf == that.leaf;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(file) * 31 + rowGroup) * 31 + leaf;
        }
    }

    /// @param bytes estimate of what it holds
    record Entry(Dictionary dictionary, long bytes) {}

    private record Held(SoftReference<Entry> entry, long bytes) {}

    private final long limitBytes;
    private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    DictionaryCache(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    synchronized @Nullable Entry get(Key key) {
        Held found = held.get(key);
        return found == null ? null : found.entry().get();
    }

    synchronized void put(Key key, Entry entry) {
        if (entry.bytes() > limitBytes / 4) {
            return;
        }
        Held before = held.put(key, new Held(new SoftReference<>(entry), entry.bytes()));
        bytes += entry.bytes() - (before == null ? 0 : before.bytes());
        var eldest = held.entrySet().iterator();
        while (bytes > limitBytes) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
