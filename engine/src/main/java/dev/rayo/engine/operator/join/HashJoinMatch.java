package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes in the right side of a SEMI or ANTI join that has built its left side, and marks the left rows that match:
/// [HashJoinBuild#rest] puts them out, or the others.
///
/// - **Memory** none beyond that of the build
public record HashJoinMatch(HashJoinBuild build) implements Sink {
    @Override
    public Sink.Worker open(WorkerContext context) {
        return new Worker(build, context);
    }

    @Override
    public List<Runnable> nextPhase() {
        return List.of();
    }

    @Override
    public String name() {
        return "JOIN MATCH";
    }

    @Override
    public void close() {}

    private static final class Worker implements Sink.Worker {
        private final WorkerContext context;
        private final ProbeKeys keys;
        private final Matcher matcher;
        private final MatchedRows matched;
        private final PairChunk candidates;
        private final @Nullable Predicate residual;
        private final long[] nothingDone;
        private final int[] selection;

        Worker(HashJoinBuild build, WorkerContext context) {
            JoinLayout layout = build.layout();
            this.context = context;
            this.keys = new ProbeKeys(layout);
            this.matcher = new Matcher(build.table(), layout, false);
            this.matched = Objects.requireNonNull(build.matched());
            this.candidates = new PairChunk(layout.both(), layout.probe().size(), build.stored());
            Expression condition = layout.plan().residual();
            this.residual = condition == null ? null : ExpressionCompiler.compilePredicate(condition, layout.both());
            this.nothingDone = new long[Columns.words(context.vectorRows())];
            this.selection = new int[context.vectorRows()];
        }

        @Override
        public void consume(Chunk chunk) {
            context.query().checkCancelled();
            var columns = keys.of(chunk);
            int count = keys.select(false, nothingDone);
            matcher.start(columns, chunk.rowCount(), keys.rows(), count, nothingDone);
            for (int found = matcher.next(); found > 0; found = matcher.next()) {
                context.query().checkCancelled();
                matched.mark(matcher.rightRows, residual == null ? found : tested(residual, chunk, found));
            }
        }

        /// The pairs that meet the residual, of those whose left row is not yet known to have a match.
        private int tested(Predicate condition, Chunk chunk, int found) {
            int open = 0;
            for (int i = 0; i < found; i++) {
                selection[open] = i;
                open += matched.isMarked(matcher.rightRows[i]) ? 0 : 1;
            }
            if (open < found) {
                matcher.compact(selection, open);
            }
            if (open == 0) {
                return 0;
            }
            PairChunk pairs = candidates.reset(chunk, matcher.leftRows, matcher.rightRows, open, false);
            int count = condition.select(pairs, selection);
            matcher.compact(selection, count);
            return count;
        }

        @Override
        public void finish() {}
    }
}
