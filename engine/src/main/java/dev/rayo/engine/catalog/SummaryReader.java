package dev.rayo.engine.catalog;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.rows.DistinctSketch;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.engine.operator.rows.StoredColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at every value of kept columns, a vector at a time; of a dictionary at every entry that rows refer to. One per
/// thread.
final class SummaryReader {
    private static final int VECTOR_ROWS = 2048;

    private final HashColumns hashColumns = new HashColumns(Settings.standard().withEqualHashes(false));
    private final SliceBuffer buffer = new SliceBuffer();
    private long[] hashes = new long[VECTOR_ROWS];
    private @Nullable Object min;
    private @Nullable Object max;

    ColumnSummary summary(StoredColumn stored) {
        DistinctSketch sketch = new DistinctSketch();
        min = null;
        max = null;
        Column first = stored.slice(0, Math.min(VECTOR_ROWS, stored.length()), buffer);
        if (first instanceof DictionaryColumn coded) {
            look(used(stored, coded.dictionary()), sketch);
        } else {
            for (int from = 0; from < stored.length(); from += VECTOR_ROWS) {
                int count = Math.min(VECTOR_ROWS, stored.length() - from);
                look(stored.slice(from, count, buffer), sketch);
            }
        }
        return new ColumnSummary(min, max, stored.nullCount(), sketch, stored.dataBytes());
    }

    private void look(Column values, DistinctSketch sketch) {
        int count = values.length();
        if (hashes.length < count) {
            hashes = new long[count];
        }
        hashColumns.hash(List.of(values), count, hashes);
        long[] validity = values.validity();
        for (int row = 0; row < count; row++) {
            if (validity == null || (validity[row >> 6] >>> row & 1) != 0) {
                sketch.add(hashes[row]);
            }
        }
        Extremes found = Extremes.of(values);
        if (found.least() >= 0) {
            min = ColumnSummary.better(min, ColumnValues.get(values, found.least()), false);
            max = ColumnSummary.better(max, ColumnValues.get(values, found.greatest()), true);
        }
    }

    /// The dictionary's entries, NULL where no row refers to them.
    private BytesColumn used(StoredColumn stored, Dictionary dictionary) {
        BytesColumn entries = (BytesColumn) dictionary.values();
        long[] used = new long[Columns.words(entries.length())];
        for (int from = 0; from < stored.length(); from += VECTOR_ROWS) {
            int count = Math.min(VECTOR_ROWS, stored.length() - from);
            DictionaryColumn column = (DictionaryColumn) stored.slice(from, count, buffer);
            int[] codes = column.codes();
            for (int row = 0; row < count; row++) {
                if (!column.isNull(row)) {
                    used[codes[row] >> 6] |= 1L << codes[row];
                }
            }
        }
        return new BytesColumn(entries.type(), entries.views(), entries.data(), used, entries.length());
    }
}
