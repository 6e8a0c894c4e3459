package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Plan.Join.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps the left rows that have a match, or those that have none: SEMI and ANTI that build their right side.
final class SemiProbe implements Operator {
    private final Operator input;
    private final WorkerContext context;
    private final ProbeKeys keys;
    /// All that has to be known, where only the presence of a dense key matters; else null.
    private final @Nullable DenseTable present;
    private final ProbeWords words;
    private final Matcher matcher;
    private final PairChunk candidates;
    private final @Nullable Predicate residual;
    private final boolean wanted;
    private final long[] matched;
    private final int[] selection;
    private final SelectedChunk selected = new SelectedChunk();

    SemiProbe(Operator input, HashJoinBuild build, WorkerContext context) {
        JoinLayout layout = build.layout();
        this.input = input;
        this.context = context;
        this.keys = new ProbeKeys(layout);
        this.words = new ProbeWords(build.table().keys(), build.table().packing());
        this.present = layout.onlyAsksForKeys() && build.table() instanceof DenseTable dense ? dense : null;
        this.matcher = new Matcher(build.table(), layout, false);
        this.candidates = new PairChunk(layout.both(), layout.probe().size(), build.stored());
        Expression condition = layout.plan().residual();
        this.residual = condition == null ? null : ExpressionCompiler.compilePredicate(condition, layout.both());
        this.wanted = layout.kind() == Kind.SEMI;
        this.matched = new long[Columns.words(context.vectorRows())];
        this.selection = new int[context.vectorRows()];
    }

    @Override
    public @Nullable Chunk next() {
        for (Chunk chunk = input.next(); chunk != null; chunk = input.next()) {
            Arrays.fill(matched, 0);
            var columns = keys.of(chunk);
            int count = keys.select(false, matched);
            if (present == null) {
                matcher.start(columns, chunk.rowCount(), keys.rows(), count, matched);
                match(chunk);
            } else {
                find(present, columns, chunk.rowCount(), count);
            }
            int chosen = choose(chunk.rowCount());
            if (chosen == chunk.rowCount()) {
                return chunk;
            }
            if (chosen > 0) {
                return selected.reset(chunk, selection, chosen);
            }
        }
        return null;
    }

    private void find(DenseTable table, Column[] columns, int chunkRows, int count) {
        int[] rows = keys.rows();
        int possible = words.read(columns, chunkRows, rows, count);
        int found = table.set.select(words.words(), rows, possible);
        for (int i = 0; i < found; i++) {
            matched[rows[i] >> 6] |= 1L << rows[i];
        }
    }

    private void match(Chunk chunk) {
        for (int found = matcher.next(); found > 0; found = matcher.next()) {
            context.query().checkCancelled();
            int count = found;
            if (residual != null) {
                PairChunk pairs = candidates.reset(chunk, matcher.leftRows, matcher.rightRows, found, false);
                count = residual.select(pairs, selection);
            }
            for (int i = 0; i < count; i++) {
                int row = matcher.leftRows[residual == null ? i : selection[i]];
                matched[row >> 6] |= 1L << row;
            }
        }
    }

    private int choose(int rows) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            selection[count] = row;
            count += (matched[row >> 6] >>> row & 1) != 0 == wanted ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {}
}
