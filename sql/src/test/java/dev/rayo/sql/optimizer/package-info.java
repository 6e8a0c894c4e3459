/// Every rule is checked twice: its plan is printed, and the rows before and after are compared by the reference
/// interpreter.
///
/// Read [dev.rayo.sql.optimizer.RewriteVerifier] first.
@NullMarked
package dev.rayo.sql.optimizer;

import org.jspecify.annotations.NullMarked;
