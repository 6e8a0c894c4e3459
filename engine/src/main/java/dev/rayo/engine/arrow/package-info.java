/// Arrow in and out: IPC files and streams read as tables and written by COPY, and Arrow Java's vectors from and to
/// batches. Files go through Arrow's flatbuffer classes alone, so reading and writing them needs no JVM flag.
///
/// Read [dev.rayo.engine.arrow.ArrowTable] and [dev.rayo.engine.arrow.ArrowBatches] first.
@NullMarked
package dev.rayo.engine.arrow;

import org.jspecify.annotations.NullMarked;
