/// What a Parquet file says its columns are, and what they are in SQL.
///
/// Read [dev.rayo.engine.parquet.schema.FileSchema] first.
@NullMarked
package dev.rayo.engine.parquet.schema;

import org.jspecify.annotations.NullMarked;
