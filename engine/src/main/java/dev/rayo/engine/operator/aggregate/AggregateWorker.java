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
    private final int[] filterOf;
    private final PlainForm[] plainForms;
    private final List<Column> keyColumns = new ArrayList<>();
    private final Column[] inputColumns;
    private final SelectedChunk[] selected;
    private final int[][] selections;
    private final int[] counts;
    private final int[] rowGroups;
    private final int[] selectedGroups;

    AggregateWorker(AggregateLayout layout, List<GroupingWorker> groupings) {
        this.layout = layout;
        this.groupings = groupings;
        this.keys = layout.compileKeys();
        this.inputs = layout.compileInputs();
        this.filters = layout.compileFilters();
        int vectorRows = layout.query().settings().vectorRows();
        this.filterOf = new int[layout.parts().size()];
        Arrays.setAll(filterOf, layout::filterOf);
        this.plainForms = new PlainForm[inputs.size()];
        Arrays.setAll(plainForms, i -> new PlainForm());
        this.inputColumns = new Column[inputs.size()];
        this.selected = new SelectedChunk[filters.size()];
        Arrays.setAll(selected, i -> new SelectedChunk());
        this.selections = new int[filters.size()][];
        Arrays.setAll(selections, i -> i == 0 ? new int[0] : new int[vectorRows]);
        this.counts = new int[filters.size()];
        this.rowGroups = new int[vectorRows];
        this.selectedGroups = new int[vectorRows];
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
            grouping.find(keyColumns, chunk.rowCount(), rowGroups);
            for (int part = 0; part < filterOf.length; part++) {
                update(grouping, part);
            }
        }
    }

    private void evaluateInputs(Chunk chunk) {
        counts[0] = chunk.rowCount();
        for (int f = 1; f < counts.length; f++) {
            Predicate predicate = filters.get(f);
            counts[f] = predicate == null ? chunk.rowCount() : predicate.select(chunk, selections[f]);
            selected[f].reset(chunk, selections[f], counts[f]);
        }
        for (int i = 0; i < inputColumns.length; i++) {
            int filter = layout.inputs().get(i).filter();
            if (counts[filter] > 0) {
                Column column = inputs.get(i).evaluate(filter == 0 ? chunk : selected[filter]);
                inputColumns[i] = plainForms[i].of(column, counts[filter]);
            }
        }
    }

    private void update(GroupingWorker grouping, int part) {
        int filter = filterOf[part];
        int count = counts[filter];
        if (count == 0) {
            return;
        }
        int[] groups = rowGroups;
        if (filter != 0) {
            int[] selection = selections[filter];
            for (int i = 0; i < count; i++) {
                selectedGroups[i] = rowGroups[selection[i]];
            }
            groups = selectedGroups;
        }
        int[] places = layout.arguments().get(part);
        Column[] arguments = new Column[places.length];
        for (int i = 0; i < places.length; i++) {
            arguments[i] = inputColumns[places[i]];
        }
        grouping.update(part, arguments, groups, count);
    }

    @Override
    public void finish() {
        groupings.forEach(GroupingWorker::finish);
    }
}
