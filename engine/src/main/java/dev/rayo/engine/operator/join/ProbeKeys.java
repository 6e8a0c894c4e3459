package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.rows.PlainForm;
import java.util.Arrays;
import java.util.List;

/// The join keys of left chunks, in plain form, and which rows can match by them.
final class ProbeKeys {
    private final JoinLayout layout;
    private final List<Evaluator> evaluators;
    private final PlainForm[] forms;
    private final Column[] columns;
    private final int[] rows;
    private int chunkRows;

    ProbeKeys(JoinLayout layout) {
        this.layout = layout;
        this.evaluators = layout.keys().stream()
                .map(key -> ExpressionCompiler.compile(key.left(), layout.probe()))
                .toList();
        this.forms = new PlainForm[evaluators.size()];
        Arrays.setAll(forms, i -> new PlainForm());
        this.columns = new Column[forms.length];
        this.rows = new int[layout.query().settings().vectorRows()];
    }

    Column[] of(Chunk chunk) {
        chunkRows = chunk.rowCount();
        for (int key = 0; key < columns.length; key++) {
            columns[key] = forms[key].of(evaluators.get(key).evaluate(chunk), chunkRows);
        }
        return columns;
    }

    /// Rows as [#select] chose them.
    int[] rows() {
        return rows;
    }

    /// Chooses the rows that have a NULL in a key in which NULL matches nothing, or those that have none, and whose bit
    /// in `except` is clear.
    ///
    /// @return how many
    int select(boolean withNull, long[] except) {
        boolean nulls = false;
        for (int key = 0; key < columns.length; key++) {
            nulls |= !layout.nullMatches(key) && columns[key].validity() != null;
        }
        if (!nulls && withNull) {
            return 0;
        }
        int count = 0;
        for (int row = 0; row < chunkRows; row++) {
            boolean isNull = false;
            for (int key = 0; nulls && key < columns.length; key++) {
                isNull |= !layout.nullMatches(key) && columns[key].isNull(row);
            }
            boolean wanted = isNull == withNull && (except[row >> 6] >>> row & 1) == 0;
            rows[count] = row;
            count += wanted ? 1 : 0;
        }
        return count;
    }
}
