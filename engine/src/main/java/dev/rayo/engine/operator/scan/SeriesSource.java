package dev.rayo.engine.operator.scan;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The values of `range` and `generate_series`: BIGINT, or TIMESTAMP by an INTERVAL. No row where a bound is NULL.
public final class SeriesSource implements MorselSource {
    private static final ColumnsChunk ONE_ROW = new ColumnsChunk(1, List.of());
    private static final long MICROS = 1_000_000;

    private final Type type;
    private final int sourceId;
    private final int morselRows;
    private final Steps steps;
    private final long rowCount;
    private final AtomicLong next = new AtomicLong();

    /// The `i`-th value of a series, from 0.
    private interface Steps {
        long value(long i);
    }

    /// @throws RayoException USER if the step is zero or goes nowhere
    public SeriesSource(Plan.Series plan, QueryContext query, int sourceId) {
        this.type = plan.field().type();
        this.sourceId = sourceId;
        this.morselRows = query.settings().morselRows();
        Object start = constant(plan.start());
        Object stop = constant(plan.stop());
        Object step = constant(plan.step());
        if (start == null || stop == null || step == null) {
            this.steps = i -> 0;
            this.rowCount = 0;
        } else if (step instanceof Interval interval) {
            this.steps = i -> plus((Long) start, interval, i);
            this.rowCount = countByInterval((Long) start, (Long) stop, interval, plan.inclusive());
        } else {
            long by = (Long) step;
            this.steps = i -> (Long) start + i * by;
            this.rowCount = count((Long) start, (Long) stop, by, plan.inclusive());
        }
    }

    @Override
    public @Nullable Morsel next() {
        long ordinal = next.getAndIncrement();
        return ordinal < morselCount() ? new Part(ordinal) : null;
    }

    @Override
    public long morselCount() {
        return rowCount / morselRows + (rowCount % morselRows == 0 ? 0 : 1);
    }

    private static long count(long start, long stop, long step, boolean inclusive) {
        if (step == 0) {
            throw RayoException.user("a series cannot go by steps of 0");
        }
        if (step > 0 ? start > stop : start < stop) {
            return 0;
        }
        // As unsigned: the distance may not fit a long.
        long distance = step > 0 ? stop - start : start - stop;
        long whole = Long.divideUnsigned(distance, Math.abs(step));
        boolean meetsEnd = Long.remainderUnsigned(distance, Math.abs(step)) == 0;
        if (whole < 0 || whole == Long.MAX_VALUE) {
            throw RayoException.user("a series of 2^63 or more values: " + start + " to " + stop + " by " + step);
        }
        return whole + (inclusive || !meetsEnd ? 1 : 0);
    }

    private long countByInterval(long start, long stop, Interval step, boolean inclusive) {
        boolean forward = step.months() >= 0 && step.days() >= 0 && step.micros() >= 0;
        boolean backward = step.months() <= 0 && step.days() <= 0 && step.micros() <= 0;
        if (forward == backward) {
            throw RayoException.user(
                    forward ? "a series cannot go by steps of 0" : "the parts of a series' step differ in sign");
        }
        long low = 0;
        long high = 1;
        while (belongs(start, stop, high, forward, inclusive)) {
            low = high;
            high *= 2;
        }
        if (!belongs(start, stop, low, forward, inclusive)) {
            return 0;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (belongs(start, stop, middle, forward, inclusive)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private boolean belongs(long start, long stop, long i, boolean forward, boolean inclusive) {
        long value;
        try {
            value = i == 0 ? start : steps.value(i);
        } catch (ArithmeticException | java.time.DateTimeException outOfRange) {
            return false;
        }
        return value == stop ? inclusive : value < stop == forward;
    }

    private static long plus(long start, Interval step, long times) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                        Math.floorDiv(start, MICROS), (int) Math.floorMod(start, MICROS) * 1_000, ZoneOffset.UTC)
                .plusMonths(Math.multiplyExact(step.months(), times))
                .plusDays(Math.multiplyExact(step.days(), times))
                .plus(Math.multiplyExact(step.micros(), times), ChronoUnit.MICROS);
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS), time.getNano() / 1_000);
    }

    private static @Nullable Object constant(Expression expression) {
        return ColumnValues.get(
                ExpressionCompiler.compile(expression, List.of()).evaluate(ONE_ROW), 0);
    }

    private final class Part implements Morsel {
        private final long ordinal;
        private final long from;
        private final long to;

        Part(long ordinal) {
            this.ordinal = ordinal;
            this.from = ordinal * morselRows;
            this.to = Math.min(rowCount - from, morselRows) + from;
        }

        @Override
        public MorselId id() {
            return new MorselId(sourceId, ordinal);
        }

        @Override
        public long rowCount() {
            return to - from;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Operator() {
                private final long[] values = new long[(int) Math.min(context.vectorRows(), to - from)];
                private long at = from;

                @Override
                public @Nullable Chunk next() {
                    int count = (int) Math.min(values.length, to - at);
                    if (count <= 0) {
                        return null;
                    }
                    for (int i = 0; i < count; i++) {
                        values[i] = steps.value(at + i);
                    }
                    at += count;
                    return new ColumnsChunk(count, List.of(new LongColumn(type, values, null, count)));
                }

                @Override
                public void close() {}
            };
        }
    }
}
