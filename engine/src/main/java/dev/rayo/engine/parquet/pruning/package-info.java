/// What need not be read: statistics of row groups and pages, bloom filters, and the tests a filter puts to them.
///
/// Everything here may only err towards reading too much. Read [dev.rayo.engine.parquet.pruning.ScanFilter] first.
@NullMarked
package dev.rayo.engine.parquet.pruning;

import org.jspecify.annotations.NullMarked;
