package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// A typed vector of [#length] values. A light view over arrays: whoever made the arrays owns them, and the producer of
/// a [Chunk] may overwrite them at its next step. Entries past `length` and values under a NULL are arbitrary.
///
/// | SQL type | plain form |
/// |---|---|
/// | BOOLEAN | [BitColumn] |
/// | TINYINT SMALLINT INTEGER DATE | [IntColumn] |
/// | BIGINT TIME TIMESTAMP TIMESTAMP_TZ TIMESTAMP_NS DECIMAL(p ≤ 18) | [LongColumn] |
/// | DECIMAL(p > 18) | [WideColumn], 128 bits |
/// | REAL / DOUBLE | [FloatColumn] / [DoubleColumn] |
/// | VARCHAR (UTF-8) BLOB | [BytesColumn] |
/// | INTERVAL | [IntervalColumn] |
/// | LIST, MAP / STRUCT | [ListColumn] / [StructColumn] |
/// | NULL | a [ConstantColumn] of NULL |
///
/// Any type may come as [ConstantColumn] or [DictionaryColumn] instead: [Columns#flatten] gives the plain form.
public sealed interface Column
        permits BitColumn,
                IntColumn,
                LongColumn,
                WideColumn,
                FloatColumn,
                DoubleColumn,
                BytesColumn,
                IntervalColumn,
                ListColumn,
                StructColumn,
                ConstantColumn,
                DictionaryColumn {
    Type type();

    int length();

    /// Bit i, lowest bit first, is set where value i is not NULL; null if no value is NULL. Bits past `length` are arbitrary.
    long @Nullable [] validity();

    default boolean isNull(int row) {
        return Columns.isNull(validity(), row);
    }
}
