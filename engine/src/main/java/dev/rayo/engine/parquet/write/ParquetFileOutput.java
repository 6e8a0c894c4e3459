package dev.rayo.engine.parquet.write;

import dev.rayo.Schema;
import dev.rayo.engine.write.UnfinishedFile;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;

/// A Parquet file being written, next to its final place: it appears there whole or not at all, and a file that stood
/// there stays until then. Thread-safe.
final class ParquetFileOutput implements AutoCloseable {
    /// What DuckDB and others aim at; also a good morsel.
    static final long ROW_GROUP_ROWS = 122_880;

    private final UnfinishedFile unfinished;
    private final long rowGroupRows;
    private final CompressionCodecName codec;
    private final MessageType schema;
    private final ParquetProperties properties;
    private final ParquetFileWriter writer;
    private long rowCount;
    private boolean ended;

    /// @param options `compression`, `row_group_size` (rows) and `format`
    /// @throws RayoException USER for an option or column that has no Parquet form, EXTERNAL if the file cannot be made
    ParquetFileOutput(String path, Schema schema, Map<String, String> options) {
        this.unfinished = new UnfinishedFile(path);
        String compression = "snappy";
        long groupRows = ROW_GROUP_ROWS;
        for (Map.Entry<String, String> option : options.entrySet()) {
            switch (option.getKey()) {
                case "compression", "codec" -> compression = option.getValue();
                case "row_group_size" -> groupRows = positive(option.getKey(), option.getValue());
                case "format" -> checkFormat(option.getValue());
                default ->
                    throw RayoException.user(
                            "COPY to Parquet has no option " + option.getKey(),
                            "it knows format, compression and row_group_size");
            }
        }
        this.rowGroupRows = groupRows;
        this.codec = PageCompressors.codec(compression);
        this.schema = ParquetSchema.of(schema);
        this.properties = ParquetProperties.builder()
                .withPageWriteChecksumEnabled(true)
                .withMinRowCountForPageSizeCheck(4_096)
                .build();
        try {
            writer = new ParquetFileWriter(
                    new LocalOutputFile(unfinished.place()),
                    this.schema,
                    ParquetFileWriter.Mode.OVERWRITE,
                    Long.MAX_VALUE,
                    0,
                    properties.getColumnIndexTruncateLength(),
                    properties.getStatisticsTruncateLength(),
                    true);
            writer.start();
        } catch (IOException failure) {
            throw unfinished.failed(failure);
        }
    }

    long rowGroupRows() {
        return rowGroupRows;
    }

    RowGroupEncoder newRowGroup() {
        return new RowGroupEncoder(schema, codec, properties);
    }

    synchronized void append(RowGroupEncoder group) {
        try {
            group.writeTo(writer);
            rowCount += group.rowCount();
        } catch (IOException failure) {
            throw unfinished.failed(failure);
        }
    }

    /// Writes the footer and moves the file to its place.
    ///
    /// @return rows in the file
    synchronized long commit() {
        try {
            writer.end(Map.of());
            writer.close();
            if (hasIntervals()) {
                IntervalFooter.mend(unfinished.place());
            }
            unfinished.commit();
            ended = true;
            return rowCount;
        } catch (IOException failure) {
            throw unfinished.failed(failure);
        }
    }

    private boolean hasIntervals() {
        return schema.getFields().stream()
                .anyMatch(field -> field.getLogicalTypeAnnotation()
                        instanceof LogicalTypeAnnotation.IntervalLogicalTypeAnnotation);
    }

    /// Without a commit before, takes the unfinished file away.
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            writer.abort();
            writer.close();
        } catch (IOException | RuntimeException unimportant) {
            // The file is given up anyway.
        }
        unfinished.close();
    }

    private static long positive(String option, String value) {
        try {
            long number = Long.parseLong(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The error below says so.
        }
        throw RayoException.user(option + " must be a positive number of rows, not " + value);
    }

    private static void checkFormat(String format) {
        if (!format.equalsIgnoreCase("parquet")) {
            throw RayoException.user("cannot write format " + format, "parquet is there");
        }
    }
}
