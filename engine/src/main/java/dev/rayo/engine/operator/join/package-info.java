/// Joins: the right side goes into [dev.rayo.engine.operator.join.HashJoinBuild], the left side streams through
/// [dev.rayo.engine.operator.join.HashJoinProbe].
@NullMarked
package dev.rayo.engine.operator.join;

import org.jspecify.annotations.NullMarked;
