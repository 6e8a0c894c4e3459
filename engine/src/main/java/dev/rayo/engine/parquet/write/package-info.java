/// Parquet files written through parquet-java, column by column.
///
/// Read [dev.rayo.engine.parquet.write.ParquetSink] first.
@NullMarked
package dev.rayo.engine.parquet.write;

import org.jspecify.annotations.NullMarked;
