/// Expressions compiled to trees of vector evaluators. Read [dev.rayo.engine.expression.Evaluator] first.
@NullMarked
package dev.rayo.engine.expression;

import org.jspecify.annotations.NullMarked;
