package dev.rayo.engine.parquet;

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

    /// Empty if there is nothing to tell. Made without a formatter: what numbers look like in all languages takes a
    /// process some twenty milliseconds to load.
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        if (rowGroupsPruned + rowGroupsPrunedByBloom > 0) {
            String byBloom = rowGroupsPrunedByBloom > 0 ? " (" + count(rowGroupsPrunedByBloom) + " by bloom filter)" : "";
            parts.add(count(rowGroupsPruned + rowGroupsPrunedByBloom) + " of " + count(rowGroups) + " row groups pruned"
                    + byBloom);
        }
        if (pagesPruned > 0) {
            parts.add(count(pagesPruned) + " of " + count(pages) + " pages pruned");
        }
        if (pagesPassed > 0) {
            parts.add(count(pagesPassed) + " pages passed over");
        }
        if (pagesRead > 0) {
            parts.add(count(pagesRead) + " pages read: " + mebibytes(storedBytes));
            parts.add(mebibytes(bytes) + " decompressed");
            parts.add(count(valuesDecoded) + " values decoded");
            parts.add(count(valuesSkipped) + " skipped");
        }
        return parts.toString();
    }

    private static String count(long count) {
        StringBuilder text = new StringBuilder().append(count);
        for (int i = text.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    private static String mebibytes(long bytes) {
        long tenths = Math.round(bytes * 10 / MIB);
        return tenths / 10 + "." + tenths % 10 + " MiB";
    }
}
