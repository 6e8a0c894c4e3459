/// The encodings of Parquet values and levels: bytes of one page in, primitive arrays out.
///
/// Everything here trusts nothing: lengths and counts are checked against the page, and what does not fit is a
/// [dev.rayo.engine.parquet.encoding.MalformedPageException], which the caller completes with file and column.
/// Read [dev.rayo.engine.parquet.encoding.ValueReader] first.
@NullMarked
package dev.rayo.engine.parquet.encoding;

import org.jspecify.annotations.NullMarked;
