package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.PageDirectory;
import dev.rayo.engine.parquet.page.SharedChunk;
import dev.rayo.engine.parquet.pruning.Bounds;
import dev.rayo.engine.parquet.pruning.PageIndex;
import dev.rayo.engine.parquet.pruning.RowRanges;
import dev.rayo.engine.parquet.pruning.ScanFilter;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import java.util.function.Supplier;
import org.apache.parquet.format.ColumnMetaData;
import org.jspecify.annotations.Nullable;

/// A row group in a scan: what its morsels share. Dictionaries live while at least one of them is open. Thread-safe.
final class RowGroupScan {
    private final FileScan file;
    private final int group;
    private final ScanFilter filter;
    private final QueryContext query;
    private final PruningTally tally;
    private int open;
    private @Nullable Reservation dictionaries;
    private @Nullable SharedChunk @Nullable [] chunks;
    private @Nullable RowRanges matching;

    RowGroupScan(FileScan file, int group, ScanFilter filter, QueryContext query, PruningTally tally) {
        this.file = file;
        this.group = group;
        this.filter = filter;
        this.query = query;
        this.tally = tally;
    }

    FileScan file() {
        return file;
    }

    long rowCount() {
        return file.file().rowGroup(group).getNum_rows();
    }

    /// Whether the footer allows that a row matches the filter.
    boolean mayMatch() {
        return filter.mayMatch(test -> {
            FileColumn column = file.columns().get(test.column());
            if (column == null) {
                return test.test().mayPass(new Bounds(null, null, false, false, rowCount(), rowCount(), false));
            }
            SchemaNode leaf = column.flatLeaf();
            return leaf == null || test.test().mayPass(file.file().bounds(group, leaf));
        });
    }

    /// The rows that may match the filter, by bloom filters and page indexes, which are read on the first call.
    synchronized RowRanges matching(Supplier<FileInput> input) {
        RowRanges known = matching;
        if (known == null) {
            known = new RowGroupIndexes(file, group, filter, tally).matching(input);
            matching = known;
        }
        return known;
    }

    /// Bytes of the wanted columns.
    long bytes() {
        long bytes = 0;
        for (FileColumn column : file.columns()) {
            SchemaNode leaf = column == null ? null : column.flatLeaf();
            if (leaf != null) {
                ColumnMetaData meta = file.file().storedChunk(group, leaf).getMeta_data();
                bytes += meta == null ? 0 : Math.max(0, meta.getTotal_compressed_size());
            }
        }
        return bytes;
    }

    synchronized void acquire() {
        if (open++ == 0) {
            dictionaries = query.ledger().reserve("parquet dictionaries", MemoryKind.HEAP);
            chunks = new SharedChunk[file.columns().size()];
        }
    }

    synchronized void release() {
        Reservation held = dictionaries;
        if (--open == 0 && held != null) {
            held.close();
            dictionaries = null;
            chunks = null;
        }
    }

    /// The chunk of the scan's `index`-th column; null if the file lacks the column. Only while acquired.
    ///
    /// @param seeks whether its reader will not read all pages, and profits from knowing where they are
    synchronized @Nullable SharedChunk chunk(int index, FileInput input, boolean seeks) {
        FileColumn column = file.columns().get(index);
        Reservation reservation = dictionaries;
        SharedChunk[] shared = chunks;
        if (column == null || reservation == null || shared == null) {
            return null;
        }
        SharedChunk known = shared[index];
        if (known == null) {
            SchemaNode leaf = column.flatLeaf();
            if (leaf == null) {
                throw RayoException.user(
                        file.file() + ": column \"" + column.name() + "\" is " + column.type()
                                + ", and nested columns cannot be read yet");
            }
            known = new SharedChunk(file.file().path(), file.file().chunk(group, leaf), reservation);
            if (seeks) {
                addPages(known, leaf, input);
            }
            shared[index] = known;
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
        }
    }
}
