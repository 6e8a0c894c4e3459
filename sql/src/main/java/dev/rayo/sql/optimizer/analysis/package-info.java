/// What rules ask about expressions and plans: which fields they touch, when they are NULL, which rows are unique.
///
/// Everything here is a sound answer: `false` means "cannot be shown".
@NullMarked
package dev.rayo.sql.optimizer.analysis;

import org.jspecify.annotations.NullMarked;
