package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.GatherBuffer;

/// The rows of a vector in which no argument is NULL, with their groups: for aggregates that pass over NULLs.
/// The columns are the arguments' own where none has NULLs.
final class PresentRows {
    private Column[] columns = new Column[0];
    private int[] groups = new int[0];
    private int count;
    private int[] rows = new int[0];
    private int[] ownGroups = new int[0];
    private GatherBuffer[] buffers = new GatherBuffer[0];

    /// @return this, valid until the next call
    PresentRows of(Column[] arguments, int[] rowGroups, int rowCount) {
        columns = arguments;
        groups = rowGroups;
        count = rowCount;
        boolean nulls = false;
        for (Column argument : arguments) {
            nulls |= argument.validity() != null;
        }
        if (nulls) {
            select(arguments, rowGroups, rowCount);
        }
        return this;
    }

    private void select(Column[] arguments, int[] rowGroups, int rowCount) {
        if (rows.length < rowCount) {
            rows = new int[rowCount];
            ownGroups = new int[rowCount];
        }
        if (buffers.length < arguments.length) {
            buffers = new GatherBuffer[arguments.length];
            for (int i = 0; i < buffers.length; i++) {
                buffers[i] = new GatherBuffer();
            }
        }
        count = 0;
        for (int row = 0; row < rowCount; row++) {
            boolean present = true;
            for (Column argument : arguments) {
                present &= !argument.isNull(row);
            }
            rows[count] = row;
            ownGroups[count] = rowGroups[row];
            count += present ? 1 : 0;
        }
        groups = ownGroups;
        columns = new Column[arguments.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = buffers[i].gather(arguments[i], rows, count);
        }
    }

    Column[] columns() {
        return columns;
    }

    int[] groups() {
        return groups;
    }

    int count() {
        return count;
    }
}
