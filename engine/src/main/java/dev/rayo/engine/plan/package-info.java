/// Plans as bytes: see [dev.rayo.engine.plan.PlanCodec]. The messages are in `plan.proto`.
@NullMarked
package dev.rayo.engine.plan;

import org.jspecify.annotations.NullMarked;
