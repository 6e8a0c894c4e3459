/// Pipelines as Pekko streams: morsels on demand, workers on the compute dispatcher, batches to the reader.
@NullMarked
package dev.rayo.engine.pipeline;

import org.jspecify.annotations.NullMarked;
