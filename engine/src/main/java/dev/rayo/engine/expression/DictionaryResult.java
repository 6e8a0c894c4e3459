package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;

/// What an expression gives for every entry of a dictionary, and after them for NULL.
///
/// @param values         one more than the dictionary has entries; not shared with the evaluator
/// @param dictionary     the values as a dictionary of their own
/// @param isNullForNull  whether NULL gives NULL
/// @param hasNullEntries whether an entry gives NULL
record DictionaryResult(Column values, Dictionary dictionary, boolean isNullForNull, boolean hasNullEntries) {
    static DictionaryResult of(Evaluator evaluator, int ordinal, Dictionary dictionary) {
        int size = dictionary.size();
        int[] rows = new int[size + 1];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        Column entries = new GatherBuffer().gather(dictionary.values(), rows, size + 1);
        long[] valid = Columns.allValid(size + 1);
        valid[size >> 6] &= ~(1L << size);
        Chunk chunk = new OneColumn(ordinal, Columns.withValidity(entries, valid, size + 1));
        Column values = DetachedColumn.of(evaluator.evaluate(chunk));
        boolean isPlain = !(values instanceof ConstantColumn || values instanceof DictionaryColumn);
        Dictionary own =
                isPlain ? new Dictionary(Columns.withValidity(values, null, size + 1)) : dictionary;
        return new DictionaryResult(values, own, values.isNull(size), hasNulls(values, size));
    }

    private static boolean hasNulls(Column values, int count) {
        boolean nulls = false;
        for (int i = 0; i < count; i++) {
            nulls |= values.isNull(i);
        }
        return nulls;
    }

    /// A chunk that has this one column at its place and no other.
    private record OneColumn(int ordinal, Column values) implements Chunk {
        @Override
        public int rowCount() {
            return values.length();
        }

        @Override
        public int columnCount() {
            return ordinal + 1;
        }

        @Override
        public Column column(int index) {
            if (index != ordinal) {
                throw new IllegalArgumentException("column " + index + " is not column " + ordinal);
            }
            return values;
        }
    }
}
