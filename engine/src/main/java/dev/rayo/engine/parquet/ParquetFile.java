package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.page.ChunkMeta;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.FileMapping;
import dev.rayo.engine.parquet.page.ThriftStructs;
import dev.rayo.engine.parquet.pruning.Bounds;
import dev.rayo.engine.parquet.pruning.ChunkStatistics;
import dev.rayo.engine.parquet.schema.FileColumn;
import dev.rayo.engine.parquet.schema.FileSchema;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.SchemaNode;
import dev.rayo.sql.error.RayoException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import shaded.parquet.org.apache.thrift.TException;

/// The footer of a Parquet file, checked: schema, row groups, where the column chunks lie. Immutable, thread-safe.
public final class ParquetFile {
    private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    private static final int MAGIC_ENCRYPTED = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;
    private static final int TAIL_BYTES = 8;
    /// Read at first, so that most footers take one read.
    private static final int TAIL_READ_BYTES = 64 * 1024;

    private final Path path;
    private final long size;
    private final FileTime modified;
    private final FileMetaData meta;
    private final FileSchema schema;
    private final List<RowGroup> rowGroups;
    private final ChunkStatistics statistics;
    private final FileMapping mapping;

    private ParquetFile(Path path, long size, FileTime modified, FileMetaData meta) {
        this.path = path;
        this.size = size;
        this.modified = modified;
        this.meta = meta;
        this.schema = FileSchema.of(meta.getSchema());
        this.rowGroups = List.copyOf(meta.getRow_groups());
        this.statistics = new ChunkStatistics(
                meta.isSetColumn_orders() ? meta.getColumn_orders() : null, createdBy());
        this.mapping = new FileMapping(size);
        checkRows();
    }

    /// Reads the footer of `path`, or takes it from memory if size and time of the file are still the same.
    ///
    /// @throws RayoException USER if there is no such file or it is not Parquet, malformed or encrypted; EXTERNAL if it
    ///                       cannot be read
    public static ParquetFile open(Path path) {
        return FooterCache.SHARED.get(path);
    }

    static ParquetFile read(Path path, long size, FileTime modified) {
        try (FileInput input = FileInput.open(path)) {
            if (input.size() != size) {
                throw RayoException.external("the file changed while it was opened", null);
            }
            return new ParquetFile(path, size, modified, readFooter(input));
        } catch (RayoException e) {
            throw e.getMessage().contains(path.toString()) ? e : e.in(path.toString());
        }
    }

    private static FileMetaData readFooter(FileInput input) {
        long size = input.size();
        if (size < 2 * TAIL_BYTES - 4) {
            throw RayoException.user("not a Parquet file: it has " + size + " bytes");
        }
        int tail = (int) Math.min(size, TAIL_READ_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(tail).order(ByteOrder.LITTLE_ENDIAN);
        input.read(size - tail, bytes);
        int magic = bytes.getInt(tail - 4);
        if (magic == MAGIC_ENCRYPTED) {
            throw RayoException.user("the file is encrypted, which is not supported");
        }
        if (magic != MAGIC) {
            throw RayoException.user("not a Parquet file: it does not end with PAR1", "is it complete?");
        }
        long length = bytes.getInt(tail - TAIL_BYTES) & 0xffff_ffffL;
        if (length == 0 || length > size - TAIL_BYTES - 4) {
            throw RayoException.user("a footer of " + length + " bytes in a file of " + size + " bytes");
        }
        byte[] footer;
        int start;
        if (length + TAIL_BYTES <= tail) {
            footer = bytes.array();
            start = (int) (tail - TAIL_BYTES - length);
        } else {
            footer = new byte[(int) Math.min(Integer.MAX_VALUE - 64, length)];
            start = 0;
            input.read(size - TAIL_BYTES - length, ByteBuffer.wrap(footer));
        }
        try {
            return ThriftStructs.read(new FileMetaData(), footer, start, (int) length);
        } catch (TException | RuntimeException e) {
            throw RayoException.user("unreadable footer: " + e.getMessage());
        }
    }

    private void checkRows() {
        if (meta.isSetEncryption_algorithm()) {
            throw RayoException.user("the file is encrypted, which is not supported");
        }
        long rows = 0;
        for (int i = 0; i < rowGroups.size(); i++) {
            RowGroup group = rowGroups.get(i);
            if (group.getNum_rows() < 0 || group.getColumnsSize() != schema.leaves().size()) {
                throw RayoException.user("row group " + i + " has " + group.getNum_rows() + " rows and "
                        + group.getColumnsSize() + " column chunks for " + schema.leaves().size() + " columns");
            }
            rows += group.getNum_rows();
        }
        if (meta.getNum_rows() < 0 || rows != meta.getNum_rows()) {
            throw RayoException.user(
                    "the footer counts " + meta.getNum_rows() + " rows, its row groups have " + rows);
        }
    }

    public Path path() {
        return path;
    }

    /// Bytes of the file.
    public long size() {
        return size;
    }

    /// The file's bytes, for scans that read it again.
    FileMapping mapping() {
        return mapping;
    }

    FileTime modified() {
        return modified;
    }

    public FileSchema schema() {
        return schema;
    }

    public List<FileColumn> columns() {
        return schema.columns();
    }

    public long rowCount() {
        return meta.getNum_rows();
    }

    public int rowGroupCount() {
        return rowGroups.size();
    }

    public RowGroup rowGroup(int index) {
        return rowGroups.get(index);
    }

    /// Where the chunk of `leaf` in row group `group` lies.
    ///
    /// @throws RayoException USER if the footer contradicts itself there
    ChunkMeta chunk(int group, SchemaNode leaf) {
        RowGroup rowGroup = rowGroups.get(group);
        try {
            return ChunkMeta.of(
                    rowGroup.getColumns().get(leaf.leafIndex()), leaf, group, rowGroup.getNum_rows(), size);
        } catch (RayoException e) {
            throw e.in(path.toString());
        }
    }

    ColumnChunk storedChunk(int group, SchemaNode leaf) {
        return rowGroups.get(group).getColumns().get(leaf.leafIndex());
    }

    /// What the footer says of the values of a flat `leaf` in row group `group`.
    Bounds bounds(int group, SchemaNode leaf) {
        long rows = rowGroups.get(group).getNum_rows();
        ColumnMetaData stored = storedChunk(group, leaf).getMeta_data();
        LeafType type = leaf.leaf();
        return stored == null || type == null || leaf.repetition() > 0
                ? Bounds.unknown(rows)
                : statistics.of(stored, type, leaf.leafIndex(), rows);
    }

    ChunkStatistics statistics() {
        return statistics;
    }

    /// The writer, such as `parquet-mr version 1.12.0`, or an empty text.
    public String createdBy() {
        return meta.isSetCreated_by() ? meta.getCreated_by() : "";
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
