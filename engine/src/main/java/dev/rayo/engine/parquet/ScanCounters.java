package dev.rayo.engine.parquet;

/// What a scan could leave out so far, for EXPLAIN ANALYZE.
///
/// @param rowGroups                   in all files
/// @param rowGroupsPruned             left out by statistics in the footers
/// @param rowGroupsPrunedByBloom      left out by bloom filters
/// @param pages                       of the tested columns in the row groups opened, where they have an index
/// @param pagesPruned                 of these, the ones whose bounds rule every row out
/// @param rowsPruned                  rows not put out, for all these reasons
public record ScanCounters(
        long rowGroups,
        long rowGroupsPruned,
        long rowGroupsPrunedByBloom,
        long pages,
        long pagesPruned,
        long rowsPruned) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (rowGroupsPruned + rowGroupsPrunedByBloom > 0) {
            text.append(rowGroupsPruned + rowGroupsPrunedByBloom)
                    .append(" of ")
                    .append(rowGroups)
                    .append(" row groups pruned");
            if (rowGroupsPrunedByBloom > 0) {
                text.append(" (").append(rowGroupsPrunedByBloom).append(" by bloom filter)");
            }
        }
        if (pagesPruned > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(pagesPruned).append(" of ").append(pages).append(" pages");
        }
        return text.toString();
    }
}
