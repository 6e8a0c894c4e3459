package dev.rayo.engine.operator.set;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.aggregate.HashAggregateSink;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// INTERSECT or EXCEPT, with or without ALL. Two pipelines feed it, one after the other or at the same time; columns
/// count by position on both sides. When the phases of both sinks are through, [#result] has the rows.
///
/// Rows are grouped by all columns, and each group counts its left rows and all its rows.
public final class SetOperator implements AutoCloseable {
    /// Ids of the fields beside those of the rows, which are the positions.
    private static final int SIDE = -1;

    private final Plan.SetOperation plan;
    private final HashAggregateSink groups;
    private boolean leftComplete;
    private boolean rightComplete;

    /// @param plan kind and fields; its own inputs are not looked at
    public SetOperator(Plan.SetOperation plan, QueryContext query) {
        this.plan = plan;
        List<Field> layout = new ArrayList<>();
        List<Assignment> keys = new ArrayList<>();
        for (int i = 0; i < plan.fields().size(); i++) {
            Field field = new Field(i, plan.fields().get(i).name(), plan.fields().get(i).type());
            layout.add(field);
            keys.add(new Assignment(field, Reference.to(field)));
        }
        Field side = new Field(SIDE, "is left", Type.BOOLEAN);
        layout.add(side);
        AggregateCall leftRows =
                new AggregateCall("count", List.of(), false, Reference.to(side), List.of(), Type.BIGINT);
        AggregateCall allRows = new AggregateCall("count", List.of(), false, null, List.of(), Type.BIGINT);
        Aggregate aggregate = new Aggregate(
                new Plan.Values(layout, List.of()),
                keys,
                List.of(IntStream.range(0, keys.size()).boxed().toList()),
                List.of(
                        new Aggregate.Measure(new Field(SIDE - 1, "left rows", Type.BIGINT), leftRows),
                        new Aggregate.Measure(new Field(SIDE - 2, "rows", Type.BIGINT), allRows)),
                null);
        this.groups = new HashAggregateSink(aggregate, layout, query);
    }

    /// Takes the left input.
    public Sink left() {
        return new Side(true);
    }

    /// Takes the right input.
    public Sink right() {
        return new Side(false);
    }

    /// The rows, laid out as the plan's fields. Valid until [#close].
    public MorselSource result(int sourceId) {
        return new CountedRows(plan, groups.result(sourceId));
    }

    private synchronized List<Runnable> nextPhase(boolean isLeft) {
        leftComplete |= isLeft;
        rightComplete |= !isLeft;
        return leftComplete && rightComplete ? groups.nextPhase() : List.of();
    }

    /// Gives back the memory of both sides; closing the two sinks does so too.
    @Override
    public void close() {
        groups.close();
    }

    private final class Side implements Sink {
        private final boolean isLeft;

        Side(boolean isLeft) {
            this.isLeft = isLeft;
        }

        @Override
        public Worker open(WorkerContext context) {
            Worker worker = groups.open(context);
            BitColumn side = new BitColumn(Type.BOOLEAN, new long[] {isLeft ? 1 : 0}, null, 1);
            return new Worker() {
                @Override
                public void consume(Chunk chunk) {
                    Column column = new ConstantColumn(Type.BOOLEAN, side, chunk.rowCount());
                    worker.consume(new SidedChunk(chunk, column));
                }

                @Override
                public void finish() {
                    worker.finish();
                }
            };
        }

        @Override
        public List<Runnable> nextPhase() {
            return SetOperator.this.nextPhase(isLeft);
        }

        @Override
        public String name() {
            return plan.kind() + (plan.all() ? " ALL" : "") + (isLeft ? " LEFT" : " RIGHT");
        }

        @Override
        public void close() {
            SetOperator.this.close();
        }
    }

    /// Rows, and which side they come from.
    private record SidedChunk(Chunk rows, Column side) implements Chunk {
        @Override
        public int rowCount() {
            return rows.rowCount();
        }

        @Override
        public int columnCount() {
            return rows.columnCount() + 1;
        }

        @Override
        public Column column(int index) {
            return index < rows.columnCount() ? rows.column(index) : side;
        }

        @Override
        public Column column(int index, int[] selection, int count, GatherBuffer buffer) {
            return index < rows.columnCount()
                    ? rows.column(index, selection, count, buffer)
                    : buffer.gather(side, selection, count);
        }
    }
}
