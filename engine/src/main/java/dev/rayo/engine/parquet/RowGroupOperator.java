package dev.rayo.engine.parquet;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryAhead;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.engine.parquet.page.VectorReader;
import dev.rayo.engine.parquet.pruning.RowRanges;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one morsel, vector by vector. A column is decoded when a chunk is asked for it, so one that
/// nobody asks for is not even read from the file.
///
/// - **Emits when** rows are left, at most a vector's worth
/// - **Completes when** the morsel's rows are out
/// - **Memory** a compressed and a decompressed page per column, reserved before they are allocated, and kept by the
///   scan for the next morsel
/// - **Order** that of the file
final class RowGroupOperator implements Operator, Chunk {
    private final ParquetScan scan;
    private final RowGroupScan rowGroup;
    private final WorkerContext context;
    private final List<Type> types;
    private final ScanScratch scratch;
    private final @Nullable VectorReader[] readers;
    private final @Nullable Column[] columns;
    private final List<RowRanges.Range> ranges;
    /// Whether pages of the row group are left out.
    private final boolean seeks;
    private int range;
    /// Rows after the chunk.
    private long rowsAfter;
    /// The next row to put out, if it is in the current range.
    private long next;
    /// First row of the chunk.
    private long row;
    private int rows;
    private long[] addresses = new long[0];
    private @Nullable FileInput input;

    RowGroupOperator(ParquetScan scan, RowGroupScan rowGroup, long from, long to, WorkerContext context) {
        this.scan = scan;
        this.rowGroup = rowGroup;
        this.context = context;
        this.types = scan.types();
        this.scratch = scan.borrow();
        this.readers = new VectorReader[types.size()];
        this.columns = new Column[types.size()];
        RowRanges wanted;
        try {
            RowRanges matching = rowGroup.matching(this::input)
                    .intersect(new RowRanges(List.of(new RowRanges.Range(from, to))));
            wanted = rowGroup.narrowed(matching, scan.newest(), this::input);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        this.ranges = wanted.ranges();
        this.rowsAfter = wanted.rowCount();
        this.seeks = rowsAfter < rowGroup.rowCount();
    }

    @Override
    public @Nullable Chunk next() {
        context.query().checkCancelled();
        while (range < ranges.size() && next >= ranges.get(range).to()) {
            range++;
        }
        if (range == ranges.size()) {
            return null;
        }
        RowRanges.Range current = ranges.get(range);
        row = Math.max(next, current.from());
        rows = (int) Math.min(context.vectorRows(), current.to() - row);
        next = row + rows;
        rowsAfter -= rows;
        Arrays.fill(columns, null);
        context.query().countRead(0, rows);
        return this;
    }

    @Override
    public int rowCount() {
        return rows;
    }

    @Override
    public int columnCount() {
        return columns.length;
    }

    @Override
    public Column column(int index) {
        Column known = columns[index];
        if (known == null) {
            known = read(index);
            columns[index] = known;
        }
        return known;
    }

    @Override
    public Column column(int index, int[] selection, int count, GatherBuffer buffer) {
        if (columns[index] == null && rowGroup.file().columns().get(index) != null) {
            Column selected = reader(index).select(row, rows, selection, count, buffer);
            if (selected != null) {
                return selected;
            }
        }
        return buffer.gather(column(index), selection, count);
    }

    @Override
    public @Nullable DictionaryAhead dictionaryAhead(int index) {
        if (columns[index] != null || rowGroup.file().columns().get(index) == null) {
            return null;
        }
        Dictionary dictionary = reader(index).dictionaryAlone();
        return dictionary == null
                ? null
                : new DictionaryAhead(dictionary, (int) Math.min(Integer.MAX_VALUE, rows + rowsAfter));
    }

    private Column read(int index) {
        if (index == scan.addressColumn()) {
            return addresses();
        }
        return rowGroup.file().columns().get(index) == null
                ? new ConstantColumn(types.get(index), null, rows)
                : reader(index).read(row, rows);
    }

    private Column addresses() {
        addresses = addresses.length < rows ? new long[rows] : addresses;
        for (int i = 0; i < rows; i++) {
            addresses[i] = rowGroup.firstRow() + row + i;
        }
        return new LongColumn(Type.BIGINT, addresses, null, rows);
    }

    private VectorReader reader(int index) {
        VectorReader reader = readers[index];
        if (reader == null) {
            reader = rowGroup.reader(index, input(), scratch, seeks);
            readers[index] = reader;
        }
        return reader;
    }

    private FileInput input() {
        FileInput opened = input;
        if (opened == null) {
            ParquetFile file = rowGroup.file().file();
            opened = FileInput.open(file.path(), file.mapping());
            input = opened;
            if (opened.size() != file.size()) {
                throw RayoException.external(file + ": the file changed since the query began", null);
            }
        }
        return opened;
    }

    @Override
    public void close() {
        rowGroup.finishMorsel();
        scan.giveBack(scratch);
        FileInput opened = input;
        if (opened != null) {
            opened.close();
        }
    }
}
