package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.pruning.BloomFilter;
import dev.rayo.engine.parquet.pruning.PageIndex;
import dev.rayo.engine.parquet.pruning.RowRanges;
import dev.rayo.engine.parquet.pruning.ScanFilter;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.SchemaNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.parquet.format.ColumnChunk;
import org.jspecify.annotations.Nullable;

/// Asks the bloom filters and page indexes of a row group which rows may match. Used once, by one thread.
final class RowGroupIndexes {
    /// With more values to look for, a bloom filter rarely rules all of them out.
    private static final int BLOOM_VALUES_MAX = 32;

    private final FileScan file;
    private final int group;
    private final ScanFilter filter;
    private final ScanTally tally;
    private final long rows;
    private final Map<Integer, Optional<BloomFilter>> blooms = new HashMap<>();
    private final Map<Integer, Optional<PageIndex>> pages = new HashMap<>();

    RowGroupIndexes(FileScan file, int group, ScanFilter filter, ScanTally tally) {
        this.file = file;
        this.group = group;
        this.filter = filter;
        this.tally = tally;
        this.rows = file.file().rowGroup(group).getNum_rows();
    }

    RowRanges matching(Supplier<FileInput> input) {
        if (filter instanceof ScanFilter.Always) {
            return RowRanges.all(rows);
        }
        if (!filter.mayMatch(test -> mayContain(test, input))) {
            tally.rowGroupsPrunedByBloom.increment();
            tally.rowsPruned.add(rows);
            return RowRanges.none();
        }
        RowRanges matching = inPages(input);
        tally.rowsPruned.add(rows - matching.rowCount());
        return matching;
    }

    /// The rows of pages that may have a matching one.
    RowRanges inPages(Supplier<FileInput> input) {
        return filter.ranges(rows, test -> passing(test, input));
    }

    private @Nullable SchemaNode leaf(int column) {
        FileColumn found = file.columns().get(column);
        return found == null ? null : found.flatLeaf();
    }

    private boolean mayContain(ScanFilter.Test test, Supplier<FileInput> input) {
        List<Object> candidates = test.test().candidates();
        SchemaNode leaf = leaf(test.column());
        LeafType type = leaf == null ? null : leaf.leaf();
        if (candidates == null || candidates.size() > BLOOM_VALUES_MAX || leaf == null || type == null) {
            return true;
        }
        ColumnChunk chunk = file.file().storedChunk(group, leaf);
        if (chunk.getMeta_data() == null || !chunk.getMeta_data().isSetBloom_filter_offset()) {
            return true;
        }
        Optional<BloomFilter> bloom = blooms.computeIfAbsent(
                test.column(), c -> Optional.ofNullable(BloomFilter.open(input.get(), chunk.getMeta_data(), type)));
        return bloom.isEmpty() || bloom.get().mayContain(candidates);
    }

    private RowRanges passing(ScanFilter.Test test, Supplier<FileInput> input) {
        SchemaNode leaf = leaf(test.column());
        if (leaf == null || !file.file().storedChunk(group, leaf).isSetColumn_index_offset()) {
            return RowRanges.all(rows);
        }
        Optional<PageIndex> index = pages.computeIfAbsent(test.column(), column -> {
            ColumnChunk chunk = file.file().storedChunk(group, leaf);
            return Optional.ofNullable(
                    PageIndex.read(input.get(), chunk, file.file().chunk(group, leaf), true));
        });
        if (index.isEmpty() || !index.get().hasBounds()) {
            return RowRanges.all(rows);
        }
        PageIndex.Passing passing = index.get().passing(test.test(), file.file().statistics());
        tally.pages.add(index.get().pageCount());
        tally.pagesPruned.add(index.get().pageCount() - passing.pageCount());
        return passing.rows();
    }
}
