/// From the optimised plan to pipelines: cut where an operator must see all its input.
///
/// Read [dev.rayo.engine.planner.PhysicalPlanner] first.
@NullMarked
package dev.rayo.engine.planner;

import org.jspecify.annotations.NullMarked;
