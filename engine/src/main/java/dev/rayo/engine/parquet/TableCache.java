package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.SoftCache;
import java.util.List;
import java.util.function.Supplier;

/// The tables of this process that were opened last. Matching columns and reading statistics takes a query longer than
/// planning it; both stay true as long as the files do, which [FooterCache] sees to. Thread-safe.
final class TableCache {
    private static final int TABLES_MAX = 256;

    static final TableCache SHARED = new TableCache(TABLES_MAX);

    private final SoftCache<Key, ParquetTable> tables;

    TableCache(int tablesMax) {
        tables = new SoftCache<>(tablesMax);
    }

    private record Key(String name, boolean unionByName) {}

    /// The table over `files` that was opened by this name before, if it was over these very snapshots; else a new one.
    ParquetTable get(String name, List<ParquetFile> files, boolean unionByName, Supplier<ParquetTable> open) {
        Key key = new Key(name, unionByName);
        ParquetTable known = tables.get(key);
        if (known != null && sameFiles(known.files(), files)) {
            return known;
        }
        ParquetTable opened = open.get();
        tables.put(key, opened);
        return opened;
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
