/// Functions of dates, times, timestamps and intervals.
@NullMarked
package dev.rayo.engine.expression.temporal;

import org.jspecify.annotations.NullMarked;
