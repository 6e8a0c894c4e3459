package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.LevelReaders;
import dev.rayo.engine.parquet.encoding.ValueReader;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// The definition levels of a flat optional column, read straight as validity.
///
/// @param validity   null if no row is NULL
/// @param validCount rows that are not NULL
/// @param end        where in the page the levels end
record LevelBits(long @Nullable [] validity, int validCount, int end) {

    static LevelBits readV1(Encoding encoding, byte[] page, int start, int end, int rows, ColumnScratch scratch) {
        LevelReaders.Section section = LevelReaders.sectionV1(encoding, page, start, end, rows, 1);
        return read(LevelReaders.open(encoding, page, section, 1), section.end(), rows, scratch);
    }

    static LevelBits readV2(byte[] page, int start, int length, int rows, ColumnScratch scratch) {
        LevelReaders.Section section = new LevelReaders.Section(start, start + length);
        return read(LevelReaders.open(Encoding.RLE, page, section, 1), section.end(), rows, scratch);
    }

    private static LevelBits read(ValueReader levels, int end, int rows, ColumnScratch scratch) {
        long[] validity = scratch.pageValidity(rows);
        levels.readBits(validity, 0, rows);
        int valid = Bitmaps.count(validity, 0, rows);
        return new LevelBits(valid == rows ? null : validity, valid, end);
    }
}
