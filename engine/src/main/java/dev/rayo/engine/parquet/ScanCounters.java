package dev.rayo.engine.parquet;

import java.util.Locale;
import java.util.StringJoiner;

/// What a scan read and what it could leave out so far, for EXPLAIN ANALYZE.
///
/// @param rowGroups              in all files
/// @param rowGroupsPruned        left out by statistics in the footers
/// @param rowGroupsPrunedByBloom left out by bloom filters
/// @param pages                  of the tested columns in the row groups opened, where they have an index
/// @param pagesPruned            of these, the ones whose bounds rule every row out
/// @param rowsPruned             rows not put out, for all these reasons
/// @param pagesRead              data and dictionary pages; one that lies in two morsels counts twice
/// @param pagesPassed            data pages of which only the header was read
/// @param storedBytes            of the pages read, in the file
/// @param bytes                  of the pages read, without compression
/// @param valuesDecoded          NULLs included
/// @param valuesSkipped          in pages read, but not decoded
public record ScanCounters(
        long rowGroups,
        long rowGroupsPruned,
        long rowGroupsPrunedByBloom,
        long pages,
        long pagesPruned,
        long rowsPruned,
        long pagesRead,
        long pagesPassed,
        long storedBytes,
        long bytes,
        long valuesDecoded,
        long valuesSkipped) {
    private static final double MIB = 1 << 20;

    /// Empty if there is nothing to tell.
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        if (rowGroupsPruned + rowGroupsPrunedByBloom > 0) {
            String byBloom = rowGroupsPrunedByBloom > 0 ? " (%,d by bloom filter)" : "";
            parts.add(text("%,d of %,d row groups pruned" + byBloom,
                    rowGroupsPruned + rowGroupsPrunedByBloom,
                    rowGroups,
                    rowGroupsPrunedByBloom));
        }
        if (pagesPruned > 0) {
            parts.add(text("%,d of %,d pages pruned", pagesPruned, pages));
        }
        if (pagesPassed > 0) {
            parts.add(text("%,d pages passed over", pagesPassed));
        }
        if (pagesRead > 0) {
            parts.add(text("%,d pages read: %.1f MiB, %.1f MiB decompressed", pagesRead, storedBytes / MIB, bytes / MIB));
            parts.add(text("%,d values decoded, %,d skipped", valuesDecoded, valuesSkipped));
        }
        return parts.toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
