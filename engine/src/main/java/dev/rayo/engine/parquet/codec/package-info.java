/// Decompression of Parquet pages. Read [dev.rayo.engine.parquet.codec.PageCodec] first.
@NullMarked
package dev.rayo.engine.parquet.codec;

import org.jspecify.annotations.NullMarked;
