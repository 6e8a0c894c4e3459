/// Batches of a stream to files: see [dev.rayo.engine.write.FileSinkStage].
@NullMarked
package dev.rayo.engine.write;

import org.jspecify.annotations.NullMarked;
