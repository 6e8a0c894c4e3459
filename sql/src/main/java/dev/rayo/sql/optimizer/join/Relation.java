package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.optimizer.cardinality.Estimate;
import dev.rayo.sql.plan.Plan;
import org.jspecify.annotations.Nullable;

/// A leaf of a join region.
///
/// @param attachment how the leaf is joined if not by an inner join; it then can only be the right side of that join
record Relation(Plan plan, Estimate estimate, @Nullable Attachment attachment) {}
