package dev.rayo.engine.operator.window;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.sort.SortedStore;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// Computes window functions; the result is laid out as `input`, then one column per call of the plan.
///
/// Rows are sorted by partition and order, cut into segments of whole partitions, and every segment is computed by itself
/// when it is read. Where only the first rows of a partition are wanted, workers leave out others before the sort.
///
/// - **Memory** the rows and their sort keys; the states of a segment's frames while it is computed
/// - **Order** by partition, then by the window's order
public final class WindowSink implements Sink {
    private final WindowLayout layout;
    private final QueryContext query;
    private final Reservation memory;
    private final SortedStore store;

    /// @param plan  partitions, order and calls; its own input is not looked at
    /// @param input the layout of the chunks to come
    public WindowSink(Plan.Window plan, List<Field> input, QueryContext query) {
        this.layout = WindowLayout.of(plan, input);
        this.query = query;
        this.memory = query.ledger().reserve("window", MemoryKind.HEAP);
        this.store = new SortedStore(layout.sortKeys(), layout.keptFields(), memory, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        List<Evaluator> evaluators = layout.kept().stream()
                .map(kept -> ExpressionCompiler.compile(kept.expression(), layout.input()))
                .toList();
        Worker appender = appender(context);
        if (layout.kept().size() == layout.input().size()) {
            return appender;
        }
        return new Worker() {
            @Override
            public void consume(Chunk chunk) {
                List<Column> columns = new ArrayList<>(evaluators.size());
                for (Evaluator evaluator : evaluators) {
                    columns.add(evaluator.evaluate(chunk));
                }
                appender.consume(new ColumnsChunk(chunk.rowCount(), columns));
            }

            @Override
            public void finish() {
                appender.finish();
            }
        };
    }

    private Worker appender(WorkerContext context) {
        long rowsMax = layout.plan().rowsMax();
        if (rowsMax == Plan.Window.ALL_ROWS) {
            return store.appender();
        }
        return switch (layout.plan().counted()) {
            case ROW_NUMBER -> store.appender(layout.partitionKeys(), rowsMax, context);
            case RANK -> store.appenderWithTies(layout.partitionKeys(), rowsMax, false, context);
            case DENSE_RANK -> store.appenderWithTies(layout.partitionKeys(), rowsMax, true, context);
        };
    }

    @Override
    public List<Runnable> nextPhase() {
        return store.nextPhase();
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        List<WindowFunction> functions = layout.plan().calls().stream()
                .map(call -> new WindowFunction(call, layout, query))
                .toList();
        return new WindowMorsels(store, layout, functions, sourceId, query);
    }

    @Override
    public String name() {
        return "WINDOW";
    }

    @Override
    public void close() {
        store.close();
        memory.close();
    }
}
