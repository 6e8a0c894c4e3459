/// Functions of numbers.
@NullMarked
package dev.rayo.engine.expression.math;

import org.jspecify.annotations.NullMarked;
