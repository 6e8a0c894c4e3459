package dev.rayo.bench.scan;

import dev.rayo.bench.query.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// parquet-java's readers of columns, value by value, below its assembly of records. Each thread takes row groups.
public final class ParquetJavaScan implements ScanContender {
    private static final long MICROS_PER_MILLI = 1_000;

    private final int threads;
    private final ExecutorService executor;

    public ParquetJavaScan(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    @Override
    public String name() {
        return "parquet-java";
    }

    @Override
    public Answer sums(Path file, List<ScanColumn> columns) {
        try {
            ParquetMetadata footer;
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options())) {
                footer = reader.getFooter();
            }
            AtomicInteger rowGroups = new AtomicInteger();
            List<Future<Sums>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(executor.submit(() -> part(file, footer, columns, rowGroups)));
            }
            Sums sums = new Sums(columns.size());
            for (Future<Sums> part : parts) {
                sums.add(part.get());
            }
            return sums.answer(columns);
        } catch (IOException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read");
        }
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new BlockDecompressors())
                .build();
    }

    private static Sums part(Path file, ParquetMetadata footer, List<ScanColumn> columns, AtomicInteger rowGroups)
            throws IOException {
        Sums sums = new Sums(columns.size());
        MessageType whole = footer.getFileMetaData().getSchema();
        List<Type> fields = columns.stream().map(column -> whole.getType(column.name())).toList();
        MessageType schema = new MessageType(whole.getName(), fields);
        LocalInputFile input = new LocalInputFile(file);
        try (ParquetFileReader reader = ParquetFileReader.open(input, footer, options(), input.newStream())) {
            reader.setRequestedSchema(schema);
            int rowGroup;
            while ((rowGroup = rowGroups.getAndIncrement()) < footer.getBlocks().size()) {
                PageReadStore pages = reader.readRowGroup(rowGroup);
                ColumnReadStoreImpl readers = new ColumnReadStoreImpl(
                        pages, new NoRecords(), schema, footer.getFileMetaData().getCreatedBy());
                for (int i = 0; i < columns.size(); i++) {
                    ColumnDescriptor column = schema.getColumns().get(i);
                    add(readers.getColumnReader(column), column, columns.get(i).kind(), i, sums);
                }
            }
        }
        return sums;
    }

    private static void add(ColumnReader reader, ColumnDescriptor stored, ScanColumn.Kind kind, int column, Sums sums) {
        long count = reader.getTotalValueCount();
        int valid = stored.getMaxDefinitionLevel();
        long exact = 0;
        double floating = 0;
        switch (kind) {
            case INT, DATE -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    exact += reader.getCurrentDefinitionLevel() == valid ? reader.getInteger() : 0;
                }
            }
            case LONG, DECIMAL -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    exact += reader.getCurrentDefinitionLevel() == valid ? reader.getLong() : 0;
                }
            }
            case TIMESTAMP -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    exact += reader.getCurrentDefinitionLevel() == valid
                            ? Math.floorDiv(reader.getLong(), MICROS_PER_MILLI)
                            : 0;
                }
            }
            case FLOAT -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    floating += reader.getCurrentDefinitionLevel() == valid ? reader.getFloat() : 0;
                }
            }
            case DOUBLE -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    floating += reader.getCurrentDefinitionLevel() == valid ? reader.getDouble() : 0;
                }
            }
            case BOOLEAN -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    exact += reader.getCurrentDefinitionLevel() == valid && reader.getBoolean() ? 1 : 0;
                }
            }
            case TEXT -> {
                for (long i = 0; i < count; i++, reader.consume()) {
                    exact += reader.getCurrentDefinitionLevel() == valid
                            ? reader.getBinary().length()
                            : 0;
                }
            }
        }
        sums.add(column, exact);
        sums.add(column, floating);
    }

    /// What a reader of columns wants to have and does not use.
    private static final class NoRecords extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
