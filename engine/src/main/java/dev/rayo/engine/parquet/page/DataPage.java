package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.encoding.ValueReader;
import org.jspecify.annotations.Nullable;

/// A decompressed data page of a flat column and how far it has been read.
///
/// @param firstRow row of the row group that the page begins with
/// @param validity a bit per row; null if no row is NULL
/// @param values   values that are not NULL, or their dictionary codes
final class DataPage {
    private final long firstRow;
    private final int rows;
    private final long @Nullable [] validity;
    private final ValueReader values;
    private final boolean coded;
    private int position;

    DataPage(long firstRow, int rows, long @Nullable [] validity, ValueReader values, boolean coded) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.validity = validity;
        this.values = values;
        this.coded = coded;
    }

    boolean contains(long row) {
        return row >= firstRow + position && row < firstRow + rows;
    }

    long nextRow() {
        return firstRow + position;
    }

    int rowsLeft() {
        return rows - position;
    }

    long @Nullable [] validity() {
        return validity;
    }

    int position() {
        return position;
    }

    ValueReader values() {
        return values;
    }

    /// The codes if the values are dictionary coded.
    @Nullable RunReader codes() {
        return coded ? (RunReader) values : null;
    }

    /// How many of the next `count` rows are not NULL.
    int validCount(int count) {
        return validity == null ? count : Bitmaps.count(validity, position, count);
    }

    /// Notes that the next `count` rows have been read.
    void advance(int count) {
        position += count;
    }

    void skipTo(long row) {
        int count = (int) (row - firstRow - position);
        if (count > 0) {
            values.skip(validCount(count));
            position += count;
        }
    }
}
