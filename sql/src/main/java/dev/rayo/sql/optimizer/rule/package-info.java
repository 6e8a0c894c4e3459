/// Rewrites of whole plans, one rule per class. [dev.rayo.sql.optimizer.Optimizer] says in which order they run.
@NullMarked
package dev.rayo.sql.optimizer.rule;

import org.jspecify.annotations.NullMarked;
