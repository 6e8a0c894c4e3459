/// Expressions rewritten to cheaper equal ones; one rule per class.
///
/// An [dev.rayo.sql.optimizer.simplify.ExpressionRule] keeps the value on every row, NULL included. Where only "is it
/// true" counts, [dev.rayo.sql.optimizer.simplify.PredicateSimplifier] may go further.
/// Read [dev.rayo.sql.optimizer.simplify.ExpressionSimplifier] first.
@NullMarked
package dev.rayo.sql.optimizer.simplify;

import org.jspecify.annotations.NullMarked;
