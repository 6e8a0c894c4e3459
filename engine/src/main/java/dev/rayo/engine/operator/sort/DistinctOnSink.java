package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the first row in the order of `order` for each distinct value of `keys`, NULL equal to NULL. The layout stays;
/// rows come in no order. Without `order` any one row of each key.
public final class DistinctOnSink implements Sink {
    private final QueryContext query;
    private final KeyedRows keyed;
    private final SortedRows sorted;
    private final SortKeyLayout distinct;

    /// @param input the layout of the chunks to come
    public DistinctOnSink(List<Expression> keys, List<SortKey> order, List<Field> input, QueryContext query) {
        this.query = query;
        List<SortKey> all = new ArrayList<>();
        keys.forEach(key -> all.add(new SortKey(key, true, true)));
        all.addAll(order);
        this.distinct = new SortKeyLayout(all.subList(0, keys.size()));
        this.keyed = new KeyedRows(new SortKeyLayout(all), List.copyOf(input), "distinct on", query.ledger());
        this.sorted = new SortedRows(keyed, "distinct on", query);
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        return new OrderedMorsels(
                sorted.rows(), firstRows(), 0, Long.MAX_VALUE, keyed.inputColumns(), sourceId, query);
    }

    /// The rows that begin a new key.
    private int[][] firstRows() {
        RowOrder order = sorted.order();
        int[][] firsts = new int[sorted.ranges().length][];
        int previous = -1;
        for (int r = 0; r < firsts.length; r++) {
            int[] range = sorted.ranges()[r];
            int[] kept = new int[range.length];
            int count = 0;
            for (int row : range) {
                if (previous < 0 || !order.sameKeys(previous, row, distinct)) {
                    kept[count] = row;
                    count++;
                }
                previous = row;
            }
            firsts[r] = Arrays.copyOf(kept, count);
        }
        return firsts;
    }

    @Override
    public Worker open(WorkerContext context) {
        KeyedRows.Appender appender = keyed.appender();
        return new Worker() {
            @Override
            public void consume(Chunk chunk) {
                appender.append(chunk);
            }

            @Override
            public void finish() {
                appender.finish();
            }
        };
    }

    @Override
    public List<Runnable> nextPhase() {
        return sorted.nextPhase();
    }

    @Override
    public String name() {
        return "DISTINCT ON";
    }

    @Override
    public void close() {
        sorted.close();
    }
}
