/// `+ - * / // %` and negation of numbers, and the operators on bits.
///
/// Read [dev.rayo.engine.expression.arithmetic.ArithmeticFunctions] first.
@NullMarked
package dev.rayo.engine.expression.arithmetic;

import org.jspecify.annotations.NullMarked;
