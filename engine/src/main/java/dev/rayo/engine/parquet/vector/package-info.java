/// Values of pages put together to the columns of a vector.
///
/// Read [dev.rayo.engine.parquet.vector.VectorBuilder] first.
@NullMarked
package dev.rayo.engine.parquet.vector;

import org.jspecify.annotations.NullMarked;
