package dev.rayo.engine.parquet.pruning;

import dev.rayo.engine.parquet.page.ChunkMeta;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.ThriftStructs;
import dev.rayo.engine.parquet.schema.LeafType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TException;

/// Where the data pages of a column chunk lie, and what values each has.
public final class PageIndex {
    private static final int BYTES_MAX = 64 << 20;

    private final ChunkMeta meta;
    private final List<PageLocation> pages;
    private final @Nullable ColumnIndex values;

    private PageIndex(ChunkMeta meta, List<PageLocation> pages, @Nullable ColumnIndex values) {
        this.meta = meta;
        this.pages = pages;
        this.values = values;
    }

    /// Reads the index of a chunk; null if there is none, or it contradicts the footer.
    ///
    /// @param withValues whether to read the bounds of the pages too
    public static @Nullable PageIndex read(FileInput input, ColumnChunk chunk, ChunkMeta meta, boolean withValues) {
        if (!chunk.isSetOffset_index_offset() || !chunk.isSetOffset_index_length()) {
            return null;
        }
        byte[] offsets = bytes(input, chunk.getOffset_index_offset(), chunk.getOffset_index_length());
        byte[] bounds = withValues && chunk.isSetColumn_index_offset() && chunk.isSetColumn_index_length()
                ? bytes(input, chunk.getColumn_index_offset(), chunk.getColumn_index_length())
                : null;
        if (offsets == null) {
            return null;
        }
        try {
            OffsetIndex offsetIndex = ThriftStructs.read(new OffsetIndex(), offsets, 0, offsets.length);
            ColumnIndex columnIndex =
                    bounds == null ? null : ThriftStructs.read(new ColumnIndex(), bounds, 0, bounds.length);
            PageIndex index = new PageIndex(meta, offsetIndex.getPage_locations(), columnIndex);
            return index.isConsistent() ? index : null;
        } catch (TException | RuntimeException e) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(FileInput input, long offset, int length) {
        if (offset < 4 || length <= 0 || length > BYTES_MAX || length > input.size() - offset) {
            return null;
        }
        byte[] bytes = new byte[length];
        input.read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private boolean isConsistent() {
        long row = 0;
        long offset = meta.start();
        for (int i = 0; i < pages.size(); i++) {
            PageLocation page = pages.get(i);
            if (page.getFirst_row_index() < row
                    || i == 0 && page.getFirst_row_index() != 0
                    || page.getFirst_row_index() > meta.rows()
                    || page.getOffset() < offset
                    || page.getCompressed_page_size() <= 0) {
                return false;
            }
            row = page.getFirst_row_index();
            offset = page.getOffset() + page.getCompressed_page_size();
        }
        return !pages.isEmpty()
                && offset <= meta.end()
                && (values == null
                        || values.getNull_pagesSize() == pages.size()
                                && values.getMin_valuesSize() == pages.size()
                                && values.getMax_valuesSize() == pages.size()
                                && (!values.isSetNull_counts() || values.getNull_countsSize() == pages.size())
                                && (!values.isSetNan_counts() || values.getNan_countsSize() == pages.size()));
    }

    public int pageCount() {
        return pages.size();
    }

    public boolean hasBounds() {
        return values != null;
    }

    public long firstRow(int page) {
        return pages.get(page).getFirst_row_index();
    }

    public long offset(int page) {
        return pages.get(page).getOffset();
    }

    private long endRow(int page) {
        return page + 1 < pages.size() ? firstRow(page + 1) : meta.rows();
    }

    /// The pages that may pass a test: how many, and their rows.
    public record Passing(int pageCount, RowRanges rows) {}

    /// The pages that may pass `test`, of a chunk that [#hasBounds].
    ///
    /// @param statistics of the file
    public Passing passing(ValueTest test, ChunkStatistics statistics) {
        ColumnIndex index = Objects.requireNonNull(values);
        RowRanges.Builder builder = new RowRanges.Builder();
        LeafType leaf = Objects.requireNonNull(meta.leaf().leaf());
        boolean ordered = statistics.isOrdered(leaf, meta.leaf().leafIndex());
        int count = 0;
        for (int page = 0; page < pages.size(); page++) {
            if (test.mayPass(bounds(index, page, leaf, ordered, statistics))) {
                builder.add(firstRow(page), endRow(page));
                count++;
            }
        }
        return new Passing(count, builder.build());
    }

    private Bounds bounds(ColumnIndex index, int page, LeafType leaf, boolean ordered, ChunkStatistics statistics) {
        long rows = endRow(page) - firstRow(page);
        if (index.getNull_pages().get(page)) {
            return new Bounds(null, null, false, false, rows, rows, false);
        }
        long nulls = index.isSetNull_counts() ? index.getNull_counts().get(page) : -1;
        boolean mayBeNaN =
                index.isSetNan_counts() ? index.getNan_counts().get(page) != 0 : !statistics.omitsBoundsForNaN();
        byte[] min = ordered ? array(index.getMin_values().get(page)) : null;
        byte[] max = ordered ? array(index.getMax_values().get(page)) : null;
        return ChunkStatistics.bounds(leaf, min, max, false, false, nulls > rows ? -1 : nulls, rows, mayBeNaN);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
