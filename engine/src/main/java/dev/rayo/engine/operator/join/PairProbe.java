package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Plan.Join.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts out pairs: INNER, LEFT, RIGHT, FULL and SINGLE. Left rows without a match follow the pairs of their chunk.
final class PairProbe implements Operator {
    private final Operator input;
    private final WorkerContext context;
    private final ProbeKeys keys;
    private final Matcher matcher;
    private final PairChunk candidates;
    private final PairChunk output;
    private final @Nullable Predicate residual;
    private final @Nullable MatchedRows matchedRight;
    private final boolean keepsLeft;
    private final boolean single;
    private final long[] matched;
    private final long[] nothingDone;
    private final int[] selection;
    private final int[] noRows;
    private @Nullable Chunk chunk;

    PairProbe(Operator input, HashJoinBuild build, WorkerContext context) {
        JoinLayout layout = build.layout();
        this.input = input;
        this.context = context;
        this.keys = new ProbeKeys(layout);
        this.matcher = new Matcher(build.table(), layout, false);
        this.candidates = new PairChunk(layout.both(), layout.probe().size(), build.stored());
        this.output = new PairChunk(layout.both(), layout.probe().size(), build.stored());
        Expression condition = layout.plan().residual();
        this.residual = condition == null ? null : ExpressionCompiler.compilePredicate(condition, layout.both());
        Kind kind = layout.kind();
        this.matchedRight = build.matched();
        this.keepsLeft = kind == Kind.LEFT || kind == Kind.FULL || kind == Kind.SINGLE;
        this.single = kind == Kind.SINGLE;
        int vectorRows = context.vectorRows();
        this.matched = new long[Columns.words(vectorRows)];
        this.nothingDone = new long[Columns.words(vectorRows)];
        this.selection = new int[vectorRows];
        this.noRows = new int[keepsLeft ? vectorRows : 0];
        Arrays.fill(noRows, RowGather.NO_ROW);
    }

    @Override
    public @Nullable Chunk next() {
        while (true) {
            Chunk left = chunk;
            if (left == null) {
                left = input.next();
                if (left == null) {
                    return null;
                }
                chunk = left;
                Arrays.fill(matched, 0);
                var columns = keys.of(left);
                int count = keys.select(false, nothingDone);
                matcher.start(columns, left.rowCount(), keys.rows(), count, nothingDone);
            }
            Chunk pairs = nextPairs(left);
            if (pairs != null) {
                return pairs;
            }
            chunk = null;
            if (keepsLeft) {
                int count = unmatched(left.rowCount());
                if (count > 0) {
                    return output.reset(left, selection, noRows, count, true);
                }
            }
        }
    }

    private @Nullable Chunk nextPairs(Chunk left) {
        for (int found = matcher.next(); found > 0; found = matcher.next()) {
            context.query().checkCancelled();
            int count = found;
            PairChunk pairs = candidates.reset(left, matcher.leftRows, matcher.rightRows, found, false);
            if (residual != null) {
                count = residual.select(pairs, selection);
                if (count > 0 && count < found) {
                    matcher.compact(selection, count);
                    pairs = output.reset(left, matcher.leftRows, matcher.rightRows, count, false);
                }
            }
            if (count > 0) {
                mark(count);
                return pairs;
            }
        }
        return null;
    }

    private void mark(int count) {
        if (keepsLeft) {
            for (int i = 0; i < count; i++) {
                int row = matcher.leftRows[i];
                long bit = 1L << row;
                if (single && (matched[row >> 6] & bit) != 0) {
                    throw RayoException.user(
                            "a subquery used as a value has more than one row",
                            "make it one row with LIMIT 1, an aggregate, or a condition");
                }
                matched[row >> 6] |= bit;
            }
        }
        if (matchedRight != null) {
            matchedRight.mark(matcher.rightRows, count);
        }
    }

    private int unmatched(int rows) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            selection[count] = row;
            count += (int) (~matched[row >> 6] >>> row & 1);
        }
        return count;
    }

    @Override
    public void close() {}
}
