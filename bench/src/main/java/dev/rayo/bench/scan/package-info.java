/// Reading of Parquet files alone: every [dev.rayo.bench.scan.ScanContender] adds up the values of the same columns of the
/// same file, an engine by SQL and a library by the reader that its users take for speed.
@NullMarked
package dev.rayo.bench.scan;

import org.jspecify.annotations.NullMarked;
