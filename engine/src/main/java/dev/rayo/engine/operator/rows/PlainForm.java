package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.GatherBuffer;
import org.jspecify.annotations.Nullable;

/// Brings the values of one column into plain form in room that it uses again. Results are valid until the next call.
/// A column of NULLs alone stays a constant.
public final class PlainForm {
    private final GatherBuffer selected = new GatherBuffer();
    private final GatherBuffer decoded = new GatherBuffer();
    private int[] zeros = new int[0];

    /// The first `count` values.
    public Column of(Column column, int count) {
        if (column instanceof DictionaryColumn d) {
            Column values = decoded.gather(d.dictionary().values(), d.codes(), count);
            long[] validity = d.validity();
            return validity == null ? values : Columns.withValidity(values, validity, count);
        }
        if (column instanceof ConstantColumn c && c.value() != null) {
            if (zeros.length < count) {
                zeros = new int[count];
            }
            return decoded.gather(c.value(), zeros, count);
        }
        return column;
    }

    /// The values of the rows `selection[0..count)`; all of the first `count` without a selection.
    public Column of(Column column, int @Nullable [] selection, int count) {
        return selection == null || column instanceof ConstantColumn
                ? of(column, count)
                : of(selected.gather(column, selection, count), count);
    }
}
