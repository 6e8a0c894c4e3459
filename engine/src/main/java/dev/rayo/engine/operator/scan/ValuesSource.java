package dev.rayo.engine.operator.scan;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnBuilder;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Literals;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The constant rows of a VALUES. Expressions are evaluated when a morsel is read.
public final class ValuesSource implements MorselSource {
    private static final ColumnsChunk ONE_ROW = new ColumnsChunk(1, List.of());

    private final Plan.Values plan;
    private final int sourceId;
    private final int morselRows;
    private final AtomicInteger next = new AtomicInteger();

    public ValuesSource(Plan.Values plan, QueryContext query, int sourceId) {
        this.plan = plan;
        this.sourceId = sourceId;
        this.morselRows = query.settings().morselRows();
    }

    @Override
    public @Nullable Morsel next() {
        int ordinal = next.getAndIncrement();
        return ordinal < morselCount() ? new Rows(ordinal) : null;
    }

    @Override
    public long morselCount() {
        return ((long) plan.rows().size() + morselRows - 1) / morselRows;
    }

    private final class Rows implements Morsel {
        private final int ordinal;
        private final List<List<Expression>> rows;

        Rows(int ordinal) {
            this.ordinal = ordinal;
            int from = ordinal * morselRows;
            this.rows = plan.rows().subList(from, (int) Math.min((long) from + morselRows, plan.rows().size()));
        }

        @Override
        public MorselId id() {
            return new MorselId(sourceId, ordinal);
        }

        @Override
        public long rowCount() {
            return rows.size();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Operator() {
                private int from;

                @Override
                public @Nullable Chunk next() {
                    int count = Math.min(context.vectorRows(), rows.size() - from);
                    if (count <= 0) {
                        return null;
                    }
                    Chunk chunk = chunk(rows.subList(from, from + count));
                    from += count;
                    return chunk;
                }

                @Override
                public void close() {}
            };
        }
    }

    private Chunk chunk(List<List<Expression>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < plan.fields().size(); i++) {
            columns.add(column(plan.fields().get(i), i, rows));
        }
        return new ColumnsChunk(rows.size(), columns);
    }

    private static Column column(Field field, int index, List<List<Expression>> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<Expression> row : rows) {
            if (!(row.get(index) instanceof Literal literal)) {
                return evaluated(field, index, rows);
            }
            values.add(literal.value());
        }
        return Literals.column(values, field.type());
    }

    private static Column evaluated(Field field, int index, List<List<Expression>> rows) {
        ColumnBuilder builder = new ColumnBuilder(field.type());
        for (List<Expression> row : rows) {
            builder.append(ExpressionCompiler.compile(row.get(index), List.of()).evaluate(ONE_ROW), 1);
        }
        return builder.build();
    }
}
