/// Order: normalised keys that compare as unsigned words, sorted by range in parallel.
///
/// Read [dev.rayo.engine.operator.sort.SortSink] first.
@NullMarked
package dev.rayo.engine.operator.sort;

import org.jspecify.annotations.NullMarked;
