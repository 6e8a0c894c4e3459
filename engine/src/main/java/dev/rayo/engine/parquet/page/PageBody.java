package dev.rayo.engine.parquet.page;

import dev.rayo.engine.parquet.encoding.LevelReaders;
import dev.rayo.engine.parquet.encoding.ValueReader;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// A decompressed data page, cut into its sections.
///
/// @param count      values, NULLs included
/// @param encoding   of the values
/// @param repetition null where the column has no such levels
/// @param definition likewise
/// @param start      where the values begin
/// @param end        where they end
record PageBody(
        int count,
        Encoding encoding,
        byte[] bytes,
        @Nullable Levels repetition,
        @Nullable Levels definition,
        int start,
        int end) {

    /// @param width bits of a level
    record Levels(Encoding encoding, LevelReaders.Section section, int width) {
        ValueReader open(byte[] page) {
            return LevelReaders.open(encoding, page, section, width);
        }
    }

    /// Whether the values are codes of a dictionary.
    boolean isCoded() {
        return encoding == Encoding.PLAIN_DICTIONARY || encoding == Encoding.RLE_DICTIONARY;
    }
}
