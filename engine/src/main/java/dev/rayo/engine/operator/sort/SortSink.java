package dev.rayo.engine.operator.sort;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Sorts all rows. The layout stays; morsels come in order, and each morsel's rows too.
///
/// - **Memory** the rows, 8 bytes per key word and 4 per row; 21 bytes per row more while sorting
/// - **Order** by the keys; rows that tie in any order
public final class SortSink implements Sink {
    private final Reservation memory;
    private final SortedStore sorted;

    /// @param input the layout of the chunks to come
    public SortSink(List<SortKey> keys, List<Field> input, QueryContext query) {
        this.memory = query.ledger().reserve("sort", MemoryKind.HEAP);
        this.sorted = new SortedStore(keys, input, memory, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        return sorted.appender();
    }

    @Override
    public List<Runnable> nextPhase() {
        return sorted.nextPhase();
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        int[] order = sorted.order();
        return sorted.morsels(order, 0, order.length, sourceId);
    }

    @Override
    public String name() {
        return "SORT";
    }

    @Override
    public void close() {
        memory.close();
    }
}
