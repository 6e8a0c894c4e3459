/// Sources of rows that lie in memory: VALUES, series, and what an earlier pipeline has collected.
@NullMarked
package dev.rayo.engine.operator.scan;

import org.jspecify.annotations.NullMarked;
