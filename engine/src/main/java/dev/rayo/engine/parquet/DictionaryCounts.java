package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.page.ChunkMeta;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.ThriftStructs;
import dev.rayo.sql.error.RayoException;
import java.nio.ByteBuffer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;
import shaded.parquet.org.apache.thrift.TException;

/// Looks up how many entries the dictionaries of a file have, in their page headers.
final class DictionaryCounts implements AutoCloseable {
    private static final int HEADER_BYTES_MAX = 128;

    private final ParquetFile file;
    private @Nullable FileInput input;

    DictionaryCounts(ParquetFile file) {
        this.file = file;
    }

    /// The entries of a chunk's dictionary, if all its values refer to it; else -1.
    long entries(ColumnMetaData meta) {
        if (!isAllDictionary(meta)) {
            return -1;
        }
        long dictionary = meta.isSetDictionary_page_offset() ? meta.getDictionary_page_offset() : 0;
        long offset = dictionary >= 4 ? Math.min(dictionary, meta.getData_page_offset()) : meta.getData_page_offset();
        FileInput open = input();
        if (offset < 4 || offset >= open.size()) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(HEADER_BYTES_MAX, open.size() - offset));
        open.read(offset, bytes);
        try {
            PageHeader header = ThriftStructs.read(new PageHeader(), bytes.array(), 0, bytes.capacity());
            return header.getType() == PageType.DICTIONARY_PAGE && header.isSetDictionary_page_header()
                    ? header.getDictionary_page_header().getNum_values()
                    : -1;
        } catch (TException | RuntimeException e) {
            return -1;
        }
    }

    private static boolean isAllDictionary(ColumnMetaData meta) {
        if (meta.isSetEncoding_stats()) {
            return ChunkMeta.isDictionaryOnly(meta);
        }
        // A mix of both cannot be seen here; then the count is too small, and it is only an estimate.
        return meta.getEncodings().stream().anyMatch(DictionaryCounts::isDictionary);
    }

    private static boolean isDictionary(Encoding encoding) {
        return encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
    }

    private FileInput input() {
        FileInput open = input;
        if (open == null) {
            open = FileInput.open(file.path());
            input = open;
            if (open.size() != file.size()) {
                throw RayoException.external(file + ": the file changed since the query began", null);
            }
        }
        return open;
    }

    @Override
    public void close() {
        FileInput open = input;
        if (open != null) {
            open.close();
        }
    }
}
