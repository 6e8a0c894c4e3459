package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Plan.Join;
import org.jspecify.annotations.Nullable;

/// A predicate over two or more relations of a region that is not one of the [EquivalenceClass]es.
///
/// @param relations   bit set of the relations it reads
/// @param left        of an equation, the relations of its left operand; else 0
/// @param right       of an equation, the relations of its right operand; else 0
/// @param key         the equation as join key, or null
/// @param selectivity part of the pairs on which it is true
record Condition(
        Expression predicate, long relations, long left, long right, Join.@Nullable Key key, double selectivity) {
    /// Whether the two sides of a join are the two sides of the equation.
    boolean isKeyBetween(long one, long other) {
        return key != null && (isWithin(left, one) && isWithin(right, other) || isWithin(left, other) && isWithin(right, one));
    }

    static boolean isWithin(long part, long whole) {
        return (part & ~whole) == 0;
    }
}
