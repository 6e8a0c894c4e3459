/// From plan to better plan: one rewrite rule per class, all with the same rows as the outcome.
@NullMarked
package dev.rayo.sql.optimizer;

import org.jspecify.annotations.NullMarked;
