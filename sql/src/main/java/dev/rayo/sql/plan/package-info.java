/// What to compute: relational operators as sealed records, printable and serialisable.
///
/// In: the binder's tree. Out: after the optimizer, the tree the engine cuts into pipelines.
/// Read [dev.rayo.sql.plan.Plan] first.
@NullMarked
package dev.rayo.sql.plan;

import org.jspecify.annotations.NullMarked;
