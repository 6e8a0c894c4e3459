/// Our own Parquet reader: footers, pruning, pages, encodings and codecs to columns.
///
/// ```text
/// ParquetTable ─ scan ─▶ ParquetScan ─ morsels ─▶ RowGroupOperator ─ chunks; a column is decoded when asked for
///      │                      │                        │
/// ParquetFile (footer)   pruning (statistics,     page.ColumnReader: pages → encoding.ValueReader
///                        bloom, page index)             → vector.VectorBuilder → column
/// ```
///
/// Read [dev.rayo.engine.parquet.ParquetTable] first, then [dev.rayo.engine.parquet.page.ColumnReader].
@NullMarked
package dev.rayo.engine.parquet;

import org.jspecify.annotations.NullMarked;
