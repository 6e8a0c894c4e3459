package dev.rayo.bench.scan;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import dev.rayo.bench.query.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Hardwood's readers of columns, batch by batch out of arrays. Its threads decode while the calling one adds up.
public final class HardwoodScan implements ScanContender {
    private static final long MICROS_PER_MILLI = 1_000;

    private final HardwoodContext context;

    public HardwoodScan(int threads) {
        this.context = HardwoodContext.create(threads);
    }

    @Override
    public String name() {
        return "Hardwood";
    }

    @Override
    public Answer sums(Path file, List<ScanColumn> columns) {
        String[] names = columns.stream().map(ScanColumn::name).toArray(String[]::new);
        Sums sums = new Sums(columns.size());
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file), context);
                ColumnReaders readers = reader.columnReaders(ColumnProjection.columns(names))) {
            while (readers.nextBatch()) {
                for (int i = 0; i < names.length; i++) {
                    add(readers.getColumnReader(names[i]), columns.get(i).kind(), i, sums);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sums.answer(columns);
    }

    private static void add(ColumnReader batch, ScanColumn.Kind kind, int column, Sums sums) {
        int count = batch.getRecordCount();
        Validity valid = batch.getLeafValidity();
        boolean all = !valid.hasNulls();
        switch (kind) {
            case INT, DATE -> {
                int[] values = batch.getInts();
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? values[i] : 0;
                }
                sums.add(column, sum);
            }
            case LONG, DECIMAL -> {
                long[] values = batch.getLongs();
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? values[i] : 0;
                }
                sums.add(column, sum);
            }
            case TIMESTAMP -> {
                long[] values = batch.getLongs();
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? Math.floorDiv(values[i], MICROS_PER_MILLI) : 0;
                }
                sums.add(column, sum);
            }
            case FLOAT -> {
                float[] values = batch.getFloats();
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? values[i] : 0;
                }
                sums.add(column, sum);
            }
            case DOUBLE -> {
                double[] values = batch.getDoubles();
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? values[i] : 0;
                }
                sums.add(column, sum);
            }
            case BOOLEAN -> {
                boolean[] values = batch.getBooleans();
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += (all || valid.isNotNull(i)) && values[i] ? 1 : 0;
                }
                sums.add(column, sum);
            }
            case TEXT -> {
                int[] offsets = batch.getBinaryOffsets();
                long sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += all || valid.isNotNull(i) ? offsets[i + 1] - offsets[i] : 0;
                }
                sums.add(column, sum);
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
