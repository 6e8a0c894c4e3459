package dev.rayo.engine.column;

import org.jspecify.annotations.Nullable;

/// Rows as a kernel sees them: at most a vector's worth, all columns dense.
///
/// A chunk belongs to the operator that returned it and is valid until that operator's next step: whoever keeps rows
/// longer copies them. Used by one thread at a time.
public interface Chunk {
    int rowCount();

    int columnCount();

    /// The whole column, `rowCount()` long. Decoding or gathering happens here, once, so a column nobody asks for costs nothing.
    Column column(int index);

    /// The values of the rows `selection[0..count)` (ascending) of a column, without computing the others where that
    /// is cheaper. The result may share arrays with `buffer`, which the caller reuses for one column of one operator.
    default Column column(int index, int[] selection, int count, GatherBuffer buffer) {
        return buffer.gather(column(index), selection, count);
    }

    /// The dictionary that all values of a column but NULL refer to, where that is known without decoding them; else null.
    default @Nullable DictionaryAhead dictionaryAhead(int index) {
        return null;
    }

    /// Clears the bits of the rows whose value of a column `range` does not let through, where the values are kept in a
    /// form in which that is cheaper than to ask for the column.
    ///
    /// @param range fits the column's type
    /// @param rows  bit i stands for row i; bits past the last row are clear
    /// @return false if they are not: nothing happened then
    default boolean narrow(int index, ValueRange range, long[] rows) {
        return false;
    }
}
