/// From bytes of a file to values of pages: reading, headers, checksums, decompression, dictionaries.
///
/// Read [dev.rayo.engine.parquet.page.ColumnReader] first.
@NullMarked
package dev.rayo.engine.parquet.page;

import org.jspecify.annotations.NullMarked;
