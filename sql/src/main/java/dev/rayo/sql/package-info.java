/// SQL text in, optimised plan out.
@NullMarked
package dev.rayo.sql;

import org.jspecify.annotations.NullMarked;
