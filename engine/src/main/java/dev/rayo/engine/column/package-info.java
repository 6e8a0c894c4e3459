/// Typed vectors in heap arrays with Arrow's meaning, and the chunks of rows made of them.
///
/// Read [dev.rayo.engine.column.Column] first, then [dev.rayo.engine.column.Chunk].
@NullMarked
package dev.rayo.engine.column;

import org.jspecify.annotations.NullMarked;
