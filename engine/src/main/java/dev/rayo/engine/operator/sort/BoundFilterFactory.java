package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops rows that come after the bound of a top-n further down the pipeline, as far as their first key tells. The
/// layout stays.
///
/// @param key   the first key of the top-n, in terms of `input`
/// @param input the layout of the chunks
public record BoundFilterFactory(TopBound bound, SortKey key, List<Field> input) implements OperatorFactory {
    public BoundFilterFactory {
        input = List.copyOf(input);
    }

    @Override
    public Operator open(Operator below, WorkerContext context) {
        BoundTest test = new BoundTest(bound, key, input, context.vectorRows());
        return new Operator() {
            @Override
            public @Nullable Chunk next() {
                for (Chunk chunk = below.next(); chunk != null; chunk = below.next()) {
                    Chunk wanted = test.select(chunk);
                    if (wanted != null) {
                        return wanted;
                    }
                }
                return null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String name() {
        return "TOP N BOUND";
    }
}
