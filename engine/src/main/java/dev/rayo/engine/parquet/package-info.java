/// Our own Parquet reader: footers, pruning, pages, encodings and codecs to columns.
@NullMarked
package dev.rayo.engine.parquet;

import org.jspecify.annotations.NullMarked;
