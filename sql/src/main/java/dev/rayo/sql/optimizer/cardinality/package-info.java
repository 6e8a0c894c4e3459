/// How many rows an operator will put out, and what its columns will look like.
///
/// In: table statistics. Out: [dev.rayo.sql.optimizer.cardinality.Estimate]s, for the join order and for EXPLAIN.
/// Read [dev.rayo.sql.optimizer.cardinality.CardinalityEstimator] first.
@NullMarked
package dev.rayo.sql.optimizer.cardinality;

import org.jspecify.annotations.NullMarked;
