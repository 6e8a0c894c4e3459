package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One worker's test of rows against the bound of a top-n as it is by now.
final class BoundTest {
    private final TopBound bound;
    private final SortKey key;
    private final List<Field> fields;
    private final SelectedChunk selected = new SelectedChunk();
    private final int[] rows;
    private TopBound.@Nullable Row seen;
    private @Nullable Predicate mayBeWanted;

    /// @param key    the first key, in terms of `fields`
    /// @param fields the layout of the chunks
    BoundTest(TopBound bound, SortKey key, List<Field> fields, int rowsMax) {
        this.bound = bound;
        this.key = key;
        this.fields = fields;
        this.rows = new int[rowsMax];
    }

    /// The rows of a chunk that may be wanted, valid as long as the chunk and until the next call; null if that is none.
    @Nullable Chunk select(Chunk chunk) {
        TopBound.Row row = bound.row();
        if (row != null && row != seen) {
            seen = row;
            Expression condition = TopBound.mayBeWanted(key, row);
            mayBeWanted = condition == null ? null : ExpressionCompiler.compilePredicate(condition, fields);
        }
        if (mayBeWanted == null) {
            return chunk;
        }
        int count = mayBeWanted.select(chunk, rows);
        return count == 0 ? null : count == chunk.rowCount() ? chunk : selected.reset(chunk, rows, count);
    }
}
