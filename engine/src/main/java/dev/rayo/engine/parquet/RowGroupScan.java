package dev.rayo.engine.parquet;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.parquet.page.SharedChunk;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import org.jspecify.annotations.Nullable;

/// A row group in a scan: what its morsels share while at least one of them is open. Thread-safe.
final class RowGroupScan {
    private final FileScan file;
    private final int group;
    private final QueryContext query;
    private int open;
    private @Nullable Reservation dictionaries;
    private @Nullable SharedChunk @Nullable [] chunks;

    RowGroupScan(FileScan file, int group, QueryContext query) {
        this.file = file;
        this.group = group;
        this.query = query;
    }

    FileScan file() {
        return file;
    }

    long rowCount() {
        return file.file().rowGroup(group).getNum_rows();
    }

    /// Bytes of the wanted columns.
    long bytes() {
        long bytes = 0;
        for (FileColumn column : file.columns()) {
            SchemaNode leaf = column == null ? null : column.flatLeaf();
            if (leaf != null) {
                bytes += Math.max(0, sizeOf(leaf));
            }
        }
        return bytes;
    }

    private long sizeOf(SchemaNode leaf) {
        var meta = file.file().rowGroup(group).getColumns().get(leaf.leafIndex()).getMeta_data();
        return meta == null ? 0 : meta.getTotal_compressed_size();
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
    synchronized @Nullable SharedChunk chunk(int index) {
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
            shared[index] = known;
        }
        return known;
    }
}
