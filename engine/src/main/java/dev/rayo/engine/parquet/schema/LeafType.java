package dev.rayo.engine.parquet.schema;

import dev.rayo.sql.type.Type;

/// How values of one leaf column are stored, and what they become.
///
/// @param physical    what the file stores
/// @param typeLength  bytes of a FIXED_LEN_BYTE_ARRAY (12 for INT96), else 0
/// @param type        the SQL type
/// @param conversion  how one becomes the other
/// @param scale       of a decimal, whose type may have become DOUBLE; else 0
public record LeafType(
        org.apache.parquet.format.Type physical, int typeLength, Type type, Conversion conversion, int scale) {

    /// What is done to a stored value.
    public enum Conversion {
        /// Nothing: the stored number or bit is the value.
        NONE,
        /// An INT32 is cut to its low 8 or 16 bits, signed or not.
        INT8,
        INT16,
        UINT8,
        UINT16,
        /// An INT32 becomes 64 bits wide, with or without sign.
        WIDEN,
        WIDEN_UNSIGNED,
        /// Milliseconds (INT32 or INT64) become microseconds.
        MILLIS,
        /// Nanoseconds (INT64) become microseconds, rounded down.
        NANOS,
        /// INT96: nanoseconds of the day, then a Julian day, become microseconds since 1970.
        INT96,
        /// An unsigned INT64 becomes 128 bits wide.
        WIDE_UNSIGNED,
        /// A big-endian two's complement number becomes a DECIMAL in 64 or 128 bits, or a DOUBLE.
        DECIMAL,
        /// A half-precision number becomes a REAL.
        FLOAT16,
        /// Bytes as they are.
        BYTES,
        /// Bytes that must be UTF-8.
        TEXT,
        /// 16 bytes become their usual text of 36 characters.
        UUID,
        /// Months, days and milliseconds, each an unsigned INT32.
        INTERVAL
    }
}
