package dev.rayo.engine.operator.set;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Plan.SetOperation.Kind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns distinct rows that come with two counts (BIGINT, the last columns: how often the left side has the row, how
/// often the right) into the rows of a set operation, without the counts.
public record SetRowsFactory(Kind kind, boolean all) implements OperatorFactory {
    @Override
    public Operator open(Operator input, WorkerContext context) {
        return new Rows(input, context.vectorRows());
    }

    @Override
    public String name() {
        return kind + (all ? " ALL" : "");
    }

    /// How often a row comes out.
    private long times(long left, long right) {
        return switch (kind) {
            case INTERSECT -> all ? Math.min(left, right) : left > 0 && right > 0 ? 1 : 0;
            case EXCEPT -> all ? Math.max(left - right, 0) : left > 0 && right == 0 ? 1 : 0;
        };
    }

    private final class Rows implements Operator, Chunk {
        private final Operator input;
        private final int[] selection;
        private @Nullable Chunk current;
        private int row;
        private long timesLeft;
        private int count;
        private GatherBuffer[] buffers = {};
        private @Nullable Column[] columns = {};

        Rows(Operator input, int vectorRows) {
            this.input = input;
            this.selection = new int[vectorRows];
        }

        @Override
        public @Nullable Chunk next() {
            while (true) {
                Chunk chunk = current;
                if (chunk == null) {
                    chunk = input.next();
                    if (chunk == null) {
                        return null;
                    }
                    begin(chunk);
                }
                fill(chunk);
                if (count > 0) {
                    return this;
                }
                current = null;
            }
        }

        private void begin(Chunk chunk) {
            current = chunk;
            row = -1;
            timesLeft = 0;
            int width = chunk.columnCount() - 2;
            if (buffers.length != width) {
                buffers = new GatherBuffer[width];
                Arrays.setAll(buffers, i -> new GatherBuffer());
                columns = new Column[width];
            }
        }

        private void fill(Chunk chunk) {
            LongColumn left = (LongColumn) Columns.flatten(chunk.column(chunk.columnCount() - 2));
            LongColumn right = (LongColumn) Columns.flatten(chunk.column(chunk.columnCount() - 1));
            Arrays.fill(columns, null);
            count = 0;
            while (count < selection.length) {
                if (timesLeft == 0) {
                    if (row + 1 == chunk.rowCount()) {
                        return;
                    }
                    row++;
                    timesLeft = times(left.values()[row], right.values()[row]);
                    continue;
                }
                selection[count] = row;
                count++;
                timesLeft--;
            }
        }

        @Override
        public int rowCount() {
            return count;
        }

        @Override
        public int columnCount() {
            return columns.length;
        }

        @Override
        public Column column(int index) {
            Column column = columns[index];
            if (column == null) {
                Chunk chunk = Objects.requireNonNull(current);
                column = buffers[index].gather(chunk.column(index), selection, count);
                columns[index] = column;
            }
            return column;
        }

        @Override
        public void close() {}
    }
}
