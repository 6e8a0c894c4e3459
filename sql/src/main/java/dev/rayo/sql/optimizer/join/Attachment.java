package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.plan.Plan.Join;

/// A LEFT, SEMI, ANTI, MARK or SINGLE join of a region, whose right side is one relation. It may run as soon as the
/// relations its conditions refer to are there: inner joins neither add to nor take from what it finds for a row.
///
/// @param join     kind, conditions and mark; its inputs are those of the query as written
/// @param required bit set of the relations that must be on its left
/// @param factor   rows it puts out for each row on its left
record Attachment(Join join, long required, double factor) {}
