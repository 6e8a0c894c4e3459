/// Groups: rows come in by [dev.rayo.engine.operator.aggregate.HashAggregateSink], one row per group goes out.
///
/// A table gives every row the number of its group, then each aggregate updates its arrays by these numbers in one loop.
/// Workers aggregate on their own and hand over tables; partitions of these by hash are merged in parallel.
@NullMarked
package dev.rayo.engine.operator.aggregate;

import org.jspecify.annotations.NullMarked;
