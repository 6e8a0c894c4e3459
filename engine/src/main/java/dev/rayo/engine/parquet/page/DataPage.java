package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import org.jspecify.annotations.Nullable;

/// A decompressed data page of a flat column and how far it has been read.
final class DataPage {
    /// Row of the row group that the page begins with.
    private final long firstRow;
    private final int rows;
    /// A bit per row; null if no row is NULL.
    private final long @Nullable [] validity;
    /// Values that are not NULL, or their dictionary codes.
    private final ValueReader values;
    private final boolean coded;
    private int position;

    private DataPage(long firstRow, int rows, long @Nullable [] validity, ValueReader values, boolean coded) {
        this.firstRow = firstRow;
        this.rows = rows;
        this.validity = validity;
        this.values = values;
        this.coded = coded;
    }

    /// Reads the definition levels of a page straight as validity, and opens its values.
    static DataPage of(PageBody body, LeafType leaf, long firstRow, ColumnScratch scratch) {
        int rows = body.count();
        PageBody.Levels levels = body.definition();
        long[] validity = null;
        int valid = rows;
        if (levels != null) {
            validity = scratch.pageValidity(rows);
            levels.open(body.bytes()).readBits(validity, 0, rows);
            valid = Bitmaps.count(validity, 0, rows);
        }
        ValueReader values =
                PageValues.open(body.encoding(), leaf, body.bytes(), body.start(), body.end(), valid);
        return new DataPage(firstRow, rows, valid == rows ? null : validity, values, body.isCoded());
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

    /// How many of `count` rows from the `ahead`-th next one on are not NULL.
    int validCount(int ahead, int count) {
        return validity == null ? count : Bitmaps.count(validity, position + ahead, count);
    }

    /// Whether the `ahead`-th next row is not NULL.
    boolean isValid(int ahead) {
        int row = position + ahead;
        return validity == null || (validity[row >> 6] >>> row & 1) != 0;
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
