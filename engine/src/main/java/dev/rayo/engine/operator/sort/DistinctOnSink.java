package dev.rayo.engine.operator.sort;

import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.List;

/// Keeps the first row in the order of `order` for each distinct value of `keys`, NULL equal to NULL. The layout stays;
/// rows come in no order. Without `order` any one row of each key.
///
/// - **Memory** as [SortSink], of the rows that no worker could rule out: they are sorted by the keys, then the order
public final class DistinctOnSink implements Sink {
    private final Reservation memory;
    private final int keyCount;
    private final SortedStore sorted;
    private int firstCount = -1;

    /// @param input the layout of the chunks to come
    public DistinctOnSink(List<Expression> keys, List<SortKey> order, List<Field> input, QueryContext query) {
        List<SortKey> all = new ArrayList<>();
        keys.forEach(key -> all.add(new SortKey(key, true, false)));
        all.addAll(order);
        this.memory = query.ledger().reserve("distinct on", MemoryKind.HEAP);
        this.keyCount = keys.size();
        this.sorted = new SortedStore(all, input, memory, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        return sorted.appender(keyCount, 1, context);
    }

    @Override
    public List<Runnable> nextPhase() {
        List<Runnable> tasks = sorted.nextPhase();
        return tasks.isEmpty() && firstCount < 0 ? List.of(this::chooseFirsts) : tasks;
    }

    private void chooseFirsts() {
        int[] order = sorted.order();
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            // In place; the last row that was kept stands for all rows of its keys.
            boolean first = i == 0 || !sorted.sameKeys(order[i], order[count - 1], keyCount);
            order[count] = order[i];
            count += first ? 1 : 0;
        }
        firstCount = count;
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        return sorted.morsels(sorted.order(), 0, firstCount, sourceId);
    }

    @Override
    public String name() {
        return "DISTINCT ON";
    }

    @Override
    public void close() {
        sorted.close();
        memory.close();
    }
}
