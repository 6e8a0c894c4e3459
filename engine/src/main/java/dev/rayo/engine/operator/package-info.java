/// What a pipeline is made of: morsel sources, operators that workers pull vector by vector, and sinks.
///
/// Read [dev.rayo.engine.operator.Operator] first.
@NullMarked
package dev.rayo.engine.operator;

import org.jspecify.annotations.NullMarked;
