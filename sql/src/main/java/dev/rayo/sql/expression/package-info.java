/// Bound, typed expressions: what the binder makes, the optimizer rewrites and the engine evaluates.
///
/// Read [dev.rayo.sql.expression.Expression] first.
@NullMarked
package dev.rayo.sql.expression;

import org.jspecify.annotations.NullMarked;
