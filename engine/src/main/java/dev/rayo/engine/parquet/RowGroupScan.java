package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.page.ChunkMeta;
import dev.rayo.engine.parquet.page.ColumnReader;
import dev.rayo.engine.parquet.page.ColumnScratch;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.LeafReader;
import dev.rayo.engine.parquet.page.NestedReader;
import dev.rayo.engine.parquet.page.PageDirectory;
import dev.rayo.engine.parquet.page.SharedChunk;
import dev.rayo.engine.parquet.page.VectorReader;
import dev.rayo.engine.parquet.pruning.Bounds;
import dev.rayo.engine.parquet.pruning.PageIndex;
import dev.rayo.engine.parquet.pruning.RowRanges;
import dev.rayo.engine.parquet.pruning.ScanFilter;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/// A row group in a scan: what its morsels share. Dictionaries live until the last of them is done. Thread-safe.
final class RowGroupScan implements AutoCloseable {
    private final FileScan file;
    private final int group;
    private final long firstRow;
    private final ScanFilter filter;
    private final QueryContext query;
    private final ScanTally tally;
    private final Reservation dictionaries;
    private int unfinished;
    private final Map<Integer, SharedChunk> chunks = new HashMap<>();
    private @Nullable RowRanges matching;

    /// @param firstRow the address of the first row
    /// @param chosen   the only rows wanted; null for all that may match
    RowGroupScan(
            FileScan file,
            int group,
            long firstRow,
            @Nullable RowRanges chosen,
            ScanFilter filter,
            QueryContext query,
            ScanTally tally) {
        this.file = file;
        this.group = group;
        this.firstRow = firstRow;
        this.matching = chosen;
        this.filter = filter;
        this.query = query;
        this.tally = tally;
        this.dictionaries = query.ledger().reserve("parquet dictionaries", MemoryKind.HEAP);
    }

    FileScan file() {
        return file;
    }

    /// The address of the first row.
    long firstRow() {
        return firstRow;
    }

    long rowCount() {
        return file.file().rowGroup(group).getNum_rows();
    }

    /// Whether the footer allows that a row matches the filter that the scan was opened with.
    boolean mayMatch() {
        return mayMatch(filter);
    }

    /// Whether the footer allows that a row matches.
    boolean mayMatch(ScanFilter condition) {
        return condition.mayMatch(test -> test.test().mayPass(bounds(test.column())));
    }

    /// What the footer says of the scan's `index`-th column.
    Bounds bounds(int index) {
        FileColumn column = file.columns().get(index);
        if (column == null) {
            return new Bounds(null, null, false, false, rowCount(), rowCount(), false);
        }
        SchemaNode leaf = column.flatLeaf();
        return leaf == null ? Bounds.unknown(rowCount()) : file.file().bounds(group, leaf);
    }

    /// The rows that may match the filter, by bloom filters and page indexes, which are read on the first call, or the chosen ones.
    synchronized RowRanges matching(Supplier<FileInput> input) {
        RowRanges known = matching;
        if (known == null) {
            known = new RowGroupIndexes(file, group, filter, tally).matching(input);
            matching = known;
        }
        return known;
    }

    /// Of `rows`, the ones that may match a condition that became known after the scan was opened, by page indexes.
    RowRanges narrowed(RowRanges rows, ScanFilter condition, Supplier<FileInput> input) {
        if (condition instanceof ScanFilter.Always || rows.ranges().isEmpty()) {
            return rows;
        }
        RowRanges narrowed = rows.intersect(new RowGroupIndexes(file, group, condition, tally).inPages(input));
        tally.rowsPruned.add(rows.rowCount() - narrowed.rowCount());
        return narrowed;
    }

    /// Bytes of the wanted columns.
    long bytes() {
        long bytes = 0;
        for (FileColumn column : file.columns()) {
            for (SchemaNode leaf : column == null ? List.<SchemaNode>of() : column.shape().leaves()) {
                ColumnMetaData meta = file.file().storedChunk(group, leaf).getMeta_data();
                bytes += meta == null ? 0 : Math.max(0, meta.getTotal_compressed_size());
            }
        }
        return bytes;
    }

    /// Notes that one more morsel reads this row group.
    void addMorsel() {
        unfinished++;
    }

    /// Lets go of the dictionaries when no morsel is left that will need them.
    synchronized void finishMorsel() {
        if (--unfinished <= 0) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        chunks.values().forEach(SharedChunk::release);
        dictionaries.close();
    }

    /// A reader of the scan's `index`-th column, which the file has.
    ///
    /// @param seeks whether it will not read all pages, and profits from knowing where they are
    VectorReader reader(int index, FileInput input, ScanScratch scratch, boolean seeks) {
        FileColumn column = Objects.requireNonNull(file.columns().get(index));
        if (column.shape().unsupported() != null) {
            throw RayoException.user(
                    file.file() + ": column \"" + column.name() + "\" cannot be read: "
                            + column.shape().unsupported());
        }
        List<SchemaNode> leaves = column.shape().leaves();
        Map<Integer, LeafReader> readers = new LinkedHashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            SharedChunk chunk = chunk(leaves.get(i), input, seeks);
            ColumnScratch own = scratch.column(index, i);
            if (leaves.get(i) == column.flatLeaf()) {
                return new ColumnReader(chunk, input, own, query);
            }
            readers.put(leaves.get(i).leafIndex(), new LeafReader(chunk, input, own, query));
        }
        return new NestedReader(
                column.shape(), readers, file.file().path().toString(), column.name(), group);
    }

    private synchronized SharedChunk chunk(SchemaNode leaf, FileInput input, boolean seeks) {
        SharedChunk known = chunks.get(leaf.leafIndex());
        if (known == null) {
            ChunkMeta meta = file.file().chunk(group, leaf);
            known = new SharedChunk(file.file(), file.file().path(), meta, dictionaries, tally.read);
            if (seeks) {
                addPages(known, leaf, input);
            }
            chunks.put(leaf.leafIndex(), known);
        }
        return known;
    }

    private void addPages(SharedChunk chunk, SchemaNode leaf, FileInput input) {
        PageIndex index = PageIndex.read(input, file.file().storedChunk(group, leaf), chunk.meta(), false);
        if (index != null) {
            PageDirectory directory = chunk.directory();
            for (int page = 0; page < index.pageCount(); page++) {
                directory.add(index.firstRow(page), index.offset(page));
            }
            directory.complete();
        }
    }
}
