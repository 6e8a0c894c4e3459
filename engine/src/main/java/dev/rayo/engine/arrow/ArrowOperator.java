package dev.rayo.engine.arrow;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnSlice;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.parquet.page.FileInput;
import dev.rayo.sql.error.RayoException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of a record batch, vector by vector. A column is read whole when the first chunk is asked for it, so one
/// that nobody asks for is not read from the file.
///
/// - **Emits when** rows are left, at most a vector's worth
/// - **Completes when** the morsel's rows are out
/// - **Memory** the columns that were asked for, given back when it closes
/// - **Order** that of the file
final class ArrowOperator implements Operator, Chunk {
    private final ArrowScan scan;
    private final ArrowFile file;
    private final ArrowPart batch;
    private final List<Integer> wanted;
    private final long start;
    private final int rowCount;
    private final WorkerContext context;
    private final Reservation memory;
    private final @Nullable Column[] morsel;
    private final @Nullable Column[] vector;
    private int next;
    private int from;
    private int rows;
    private @Nullable FileInput input;
    private @Nullable List<ArrowColumn> located;

    ArrowOperator(
            ArrowScan scan,
            ArrowFile file,
            ArrowPart batch,
            List<Integer> wanted,
            long start,
            int rowCount,
            WorkerContext context) {
        this.scan = scan;
        this.file = file;
        this.batch = batch;
        this.wanted = wanted;
        this.start = start;
        this.rowCount = rowCount;
        this.context = context;
        this.memory = context.query().ledger().reserve("Arrow scan", MemoryKind.HEAP);
        this.morsel = new Column[wanted.size()];
        this.vector = new Column[wanted.size()];
    }

    @Override
    public @Nullable Chunk next() {
        context.query().checkCancelled();
        if (next == rowCount) {
            return null;
        }
        from = next;
        rows = Math.min(context.vectorRows(), rowCount - from);
        next = from + rows;
        Arrays.fill(vector, null);
        context.query().countRead(0, rows);
        return this;
    }

    @Override
    public int rowCount() {
        return rows;
    }

    @Override
    public int columnCount() {
        return wanted.size();
    }

    @Override
    public Column column(int index) {
        Column known = vector[index];
        if (known == null) {
            known = ColumnSlice.of(whole(index), from, rows);
            vector[index] = known;
        }
        return known;
    }

    private Column whole(int index) {
        Column known = morsel[index];
        if (known == null) {
            try {
                FileInput opened = input();
                ArrowColumn column = located().get(wanted.get(index));
                known = scan.decoder(batch, opened, memory).read(column, scan.types().get(index), start, rowCount);
            } catch (RayoException failure) {
                throw failure.getMessage().contains(file.toString()) ? failure : failure.in(file.toString());
            } catch (ArithmeticException | IndexOutOfBoundsException malformed) {
                throw RayoException.user(file + ": malformed Arrow data: " + malformed);
            }
            morsel[index] = known;
        }
        return known;
    }

    private List<ArrowColumn> located() {
        List<ArrowColumn> known = located;
        if (known == null) {
            known = batch.locate(file.fields());
            located = known;
        }
        return known;
    }

    private FileInput input() {
        FileInput opened = input;
        if (opened == null) {
            opened = FileInput.open(file.path());
            input = opened;
            if (opened.size() != file.size()) {
                throw RayoException.external(file + ": the file changed since the query began", null);
            }
        }
        return opened;
    }

    @Override
    public void close() {
        Arrays.fill(morsel, null);
        Arrays.fill(vector, null);
        memory.close();
        FileInput opened = input;
        input = null;
        if (opened != null) {
            opened.close();
        }
    }
}
