/// How values are written as text and read from it.
@NullMarked
package dev.rayo.engine.expression.value;

import org.jspecify.annotations.NullMarked;
