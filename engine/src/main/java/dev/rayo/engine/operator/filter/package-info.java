/// Operators that keep some of the rows: [dev.rayo.engine.operator.filter.FilterFactory] by a condition,
/// [dev.rayo.engine.operator.filter.LimitFactory] by their number.
@NullMarked
package dev.rayo.engine.operator.filter;

import org.jspecify.annotations.NullMarked;
