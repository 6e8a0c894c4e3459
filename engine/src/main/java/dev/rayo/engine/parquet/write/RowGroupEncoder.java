package dev.rayo.engine.parquet.write;

import dev.rayo.engine.column.Chunk;
import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/// One row group being made: encoded and compressed pages in memory. Used by one thread at a time.
final class RowGroupEncoder implements AutoCloseable {
    private final MessageType schema;
    private final ColumnChunkPageWriteStore pages;
    private final ColumnWriteStore columns;
    private long rowCount;

    RowGroupEncoder(MessageType schema, CompressionCodecName codec, ParquetProperties properties) {
        this.schema = schema;
        this.pages = new ColumnChunkPageWriteStore(
                PageCompressors.create(codec),
                schema,
                new HeapByteBufferAllocator(),
                properties.getColumnIndexTruncateLength(),
                properties.getPageWriteChecksumEnabled());
        this.columns = properties.newColumnWriteStore(schema, pages, pages);
    }

    long rowCount() {
        return rowCount;
    }

    /// Bytes that the row group takes in memory so far.
    long bytes() {
        return columns.getAllocatedSize();
    }

    void append(Chunk chunk) {
        for (int i = 0; i < schema.getColumns().size(); i++) {
            ColumnDescriptor descriptor = schema.getColumns().get(i);
            ColumnEncoder.write(chunk.column(i), columns.getColumnWriter(descriptor));
        }
        for (int row = 0; row < chunk.rowCount(); row++) {
            columns.endRecord();
        }
        rowCount += chunk.rowCount();
    }

    /// Encodes what is left; to be called before [#writeTo].
    void finish() {
        columns.flush();
    }

    /// Appends the row group to the file.
    void writeTo(ParquetFileWriter file) throws IOException {
        file.startBlock(rowCount);
        pages.flushToFileWriter(file);
        file.endBlock();
    }

    @Override
    public void close() {
        columns.close();
        pages.close();
    }
}
