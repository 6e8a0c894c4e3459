package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.rows.PlainForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates keys, filters and arguments of each chunk once, and feeds them to every grouping set.
final class AggregateWorker implements Sink.Worker {
    private final AggregateLayout layout;
    private final List<GroupingWorker> groupings;
    private final List<Evaluator> keys;
    private final List<Evaluator> inputs;
    private final List<@Nullable Predicate> filters;
    private final PlainForm[] plainForms;
    private final List<Column> keyColumns = new ArrayList<>();
    private final InputRows inputRows;
    private final SelectedChunk[] selected;

    AggregateWorker(AggregateLayout layout, List<GroupingWorker> groupings) {
        this.layout = layout;
        this.groupings = groupings;
        this.keys = layout.compileKeys();
        this.inputs = layout.compileInputs();
        this.filters = layout.compileFilters();
        this.plainForms = new PlainForm[inputs.size()];
        Arrays.setAll(plainForms, i -> new PlainForm());
        this.inputRows = new InputRows(layout);
        this.selected = new SelectedChunk[filters.size()];
        Arrays.setAll(selected, i -> new SelectedChunk());
    }

    @Override
    public void consume(Chunk chunk) {
        layout.query().checkCancelled();
        keyColumns.clear();
        for (Evaluator key : keys) {
            keyColumns.add(key.evaluate(chunk));
        }
        evaluateInputs(chunk);
        for (GroupingWorker grouping : groupings) {
            grouping.consume(keyColumns, inputRows, chunk.rowCount());
        }
    }

    private void evaluateInputs(Chunk chunk) {
        int[] counts = inputRows.counts;
        int[][] selections = inputRows.selections;
        counts[0] = chunk.rowCount();
        for (int f = 1; f < counts.length; f++) {
            Predicate predicate = filters.get(f);
            counts[f] = predicate == null ? chunk.rowCount() : predicate.select(chunk, selections[f]);
            selected[f].reset(chunk, selections[f], counts[f]);
        }
        for (int i = 0; i < plainForms.length; i++) {
            int filter = layout.inputs().get(i).filter();
            if (counts[filter] > 0) {
                Column column = inputs.get(i).evaluate(filter == 0 ? chunk : selected[filter]);
                inputRows.columns[i] = plainForms[i].of(column, counts[filter]);
            }
        }
    }

    @Override
    public void finish() {
        groupings.forEach(GroupingWorker::finish);
    }
}
