package dev.rayo.engine.parquet;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tables of this process that were opened last. Matching columns and reading statistics takes a query longer than
/// planning it; both stay true as long as the files do, which [FooterCache] sees to. Thread-safe.
final class TableCache {
    private static final int TABLES_MAX = 256;

    static final TableCache SHARED = new TableCache(TABLES_MAX);

    private final Map<Key, SoftReference<ParquetTable>> tables;

    TableCache(int tablesMax) {
        tables = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<ParquetTable>> eldest) {
                return size() > tablesMax;
            }
        };
    }

    private record Key(String name, boolean unionByName) {}

    /// The table over `files` that was opened by this name before, if it was over these very snapshots; else a new one.
    ParquetTable get(String name, List<ParquetFile> files, boolean unionByName, Supplier<ParquetTable> open) {
        Key key = new Key(name, unionByName);
        ParquetTable known = lookUp(key);
        if (known != null && sameFiles(known.files(), files)) {
            return known;
        }
        ParquetTable opened = open.get();
        synchronized (tables) {
            tables.put(key, new SoftReference<>(opened));
        }
        return opened;
    }

    private @Nullable ParquetTable lookUp(Key key) {
        synchronized (tables) {
            SoftReference<ParquetTable> reference = tables.get(key);
            return reference == null ? null : reference.get();
        }
    }

    private static boolean sameFiles(List<ParquetFile> some, List<ParquetFile> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
