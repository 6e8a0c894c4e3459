package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;

/// What the aggregates take of one vector of rows: the rows that each filter of the layout leaves, and the inputs over
/// these. Whoever has rows fills it in; used again for the next vector.
final class InputRows {
    /// By filter; not used for the first, which leaves all rows.
    final int[][] selections;
    /// How many rows each filter leaves.
    final int[] counts;
    /// By input, in plain form or a constant NULL; arbitrary where the filter leaves no row.
    final Column[] columns;

    private final AggregateLayout layout;
    private final int[] filterOf;
    private final int[] selectedGroups;

    InputRows(AggregateLayout layout) {
        this.layout = layout;
        int vectorRows = layout.query().settings().vectorRows();
        int filters = layout.filters().size();
        this.selections = new int[filters][];
        for (int filter = 0; filter < filters; filter++) {
            selections[filter] = new int[filter == 0 ? 0 : vectorRows];
        }
        this.counts = new int[filters];
        this.columns = new Column[layout.inputs().size()];
        this.filterOf = new int[layout.parts().size()];
        for (int part = 0; part < filterOf.length; part++) {
            filterOf[part] = layout.filterOf(part);
        }
        this.selectedGroups = new int[filters == 1 ? 0 : vectorRows];
    }

    /// Shows the rows, whose groups are known, to all aggregates.
    void update(Groups groups, int[] rowGroups) {
        for (int part = 0; part < filterOf.length; part++) {
            int filter = filterOf[part];
            if (counts[filter] > 0) {
                int[] places = layout.arguments().get(part);
                Column[] arguments = new Column[places.length];
                for (int i = 0; i < places.length; i++) {
                    arguments[i] = columns[places[i]];
                }
                int[] ofRows = filter == 0 ? rowGroups : selected(filter, rowGroups);
                groups.update(part, arguments, ofRows, counts[filter]);
            }
        }
    }

    private int[] selected(int filter, int[] rowGroups) {
        int[] selection = selections[filter];
        for (int i = 0; i < counts[filter]; i++) {
            selectedGroups[i] = rowGroups[selection[i]];
        }
        return selectedGroups;
    }
}
