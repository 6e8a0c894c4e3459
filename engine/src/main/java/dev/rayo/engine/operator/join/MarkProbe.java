package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts every left row out with its answer: MARK. True is looked for first; the rows without it are then compared with
/// the right rows that could leave their answer open, those with a NULL in a key, or all where the left key is NULL.
final class MarkProbe implements Operator {
    private final Operator input;
    private final WorkerContext context;
    private final ProbeKeys keys;
    private final Matcher matcher;
    private final Matcher rightNulls;
    private final Matcher leftNulls;
    private final PairChunk candidates;
    private final @Nullable Evaluator residual;
    private final PlainForm residualForm = new PlainForm();
    private final long[] matched;
    /// Rows whose answer is true or NULL.
    private final long[] answered;
    private final long[] nothingDone;

    MarkProbe(Operator input, HashJoinBuild build, WorkerContext context) {
        JoinLayout layout = build.layout();
        this.input = input;
        this.context = context;
        this.keys = new ProbeKeys(layout);
        this.matcher = new Matcher(build.table(), layout, false);
        this.rightNulls = new Matcher(Objects.requireNonNull(build.openTable()), layout, true);
        this.leftNulls = new Matcher(Objects.requireNonNull(build.wholeTable()), layout, true);
        this.candidates = new PairChunk(layout.both(), layout.probe().size(), build.stored());
        Expression condition = layout.plan().residual();
        this.residual = condition == null ? null : ExpressionCompiler.compile(condition, layout.both());
        int words = Columns.words(context.vectorRows());
        this.matched = new long[words];
        this.answered = new long[words];
        this.nothingDone = new long[words];
    }

    @Override
    public @Nullable Chunk next() {
        Chunk chunk = input.next();
        if (chunk == null) {
            return null;
        }
        Arrays.fill(matched, 0);
        Arrays.fill(answered, 0);
        Column[] columns = keys.of(chunk);
        int count = keys.select(false, nothingDone);
        matcher.start(columns, chunk.rowCount(), keys.rows(), count, matched);
        match(matcher, chunk, true);
        count = keys.select(false, answered);
        rightNulls.start(columns, chunk.rowCount(), keys.rows(), count, answered);
        match(rightNulls, chunk, false);
        count = keys.select(true, answered);
        leftNulls.start(columns, chunk.rowCount(), keys.rows(), count, answered);
        match(leftNulls, chunk, false);
        return new Marked(chunk, mark(chunk.rowCount()));
    }

    /// @param keysTrue whether the keys of the pairs are equal; else they may be, for all that is known
    private void match(Matcher pairs, Chunk chunk, boolean keysTrue) {
        for (int found = pairs.next(); found > 0; found = pairs.next()) {
            context.query().checkCancelled();
            Column holds = null;
            if (residual != null) {
                Chunk both = candidates.reset(chunk, pairs.leftRows, pairs.rightRows, found, false);
                holds = residualForm.of(residual.evaluate(both), found);
            }
            for (int i = 0; i < found; i++) {
                int row = pairs.leftRows[i];
                boolean open = holds != null && holds.isNull(i);
                boolean isTrue = holds == null || !open && (((BitColumn) holds).bits()[i >> 6] >>> i & 1) != 0;
                if (isTrue || open) {
                    answered[row >> 6] |= 1L << row;
                    matched[row >> 6] |= isTrue && keysTrue ? 1L << row : 0;
                }
            }
        }
    }

    private BitColumn mark(int rows) {
        int words = Columns.words(rows);
        long[] validity = null;
        if (!Arrays.equals(matched, answered)) {
            validity = new long[words];
            for (int i = 0; i < words; i++) {
                validity[i] = matched[i] | ~answered[i];
            }
        }
        return new BitColumn(Type.BOOLEAN, Arrays.copyOf(matched, words), validity, rows);
    }

    /// The left columns, then the mark.
    private record Marked(Chunk left, Column mark) implements Chunk {
        @Override
        public int rowCount() {
            return left.rowCount();
        }

        @Override
        public int columnCount() {
            return left.columnCount() + 1;
        }

        @Override
        public Column column(int index) {
            return index < left.columnCount() ? left.column(index) : mark;
        }

        @Override
        public Column column(int index, int[] selection, int count, GatherBuffer buffer) {
            return index < left.columnCount()
                    ? left.column(index, selection, count, buffer)
                    : buffer.gather(mark, selection, count);
        }
    }

    @Override
    public void close() {}
}
