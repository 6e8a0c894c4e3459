package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A predicate as the list of terms that must all be true.
public final class Conjunction {
    private Conjunction() {}

    /// The terms of `predicate`, nested conjunctions opened up; none for null or TRUE.
    public static List<Expression> split(@Nullable Expression predicate) {
        List<Expression> terms = new ArrayList<>();
        if (predicate != null) {
            split(predicate, terms);
        }
        return terms;
    }

    private static void split(Expression predicate, List<Expression> terms) {
        if (predicate instanceof Logical logical && logical.op() == Logical.Op.AND) {
            for (Expression term : logical.terms()) {
                split(term, terms);
            }
        } else if (!isTrue(predicate)) {
            terms.add(predicate);
        }
    }

    /// The terms as one predicate, each term once; null for no terms.
    public static @Nullable Expression orNull(Collection<Expression> terms) {
        if (terms.size() <= 1) {
            return terms.isEmpty() ? null : terms.iterator().next();
        }
        Set<Expression> distinct = new LinkedHashSet<>(terms);
        return distinct.size() == 1
                ? distinct.iterator().next()
                : new Logical(Logical.Op.AND, List.copyOf(distinct));
    }

    /// The terms as one predicate; TRUE for no terms.
    public static Expression of(Collection<Expression> terms) {
        Expression predicate = orNull(terms);
        return predicate == null ? Literal.TRUE : predicate;
    }

    /// The terms of a disjunction, nested ones opened up; the predicate itself if it is none.
    public static List<Expression> disjuncts(Expression predicate) {
        List<Expression> terms = new ArrayList<>();
        disjuncts(predicate, terms);
        return terms;
    }

    private static void disjuncts(Expression predicate, List<Expression> terms) {
        if (predicate instanceof Logical logical && logical.op() == Logical.Op.OR) {
            for (Expression term : logical.terms()) {
                disjuncts(term, terms);
            }
        } else {
            terms.add(predicate);
        }
    }

    /// One predicate that is true where one of `terms` is.
    public static Expression anyOf(Collection<Expression> terms) {
        Set<Expression> distinct = new LinkedHashSet<>(terms);
        return switch (distinct.size()) {
            case 0 -> Literal.FALSE;
            case 1 -> distinct.iterator().next();
            default -> new Logical(Logical.Op.OR, List.copyOf(distinct));
        };
    }

    public static boolean isTrue(Expression expression) {
        return expression instanceof Literal literal && Boolean.TRUE.equals(literal.value());
    }

    public static boolean isFalse(Expression expression) {
        return expression instanceof Literal literal && Boolean.FALSE.equals(literal.value());
    }

    /// FALSE or NULL: no row passes.
    public static boolean isNeverTrue(Expression expression) {
        return expression instanceof Literal literal && !Boolean.TRUE.equals(literal.value());
    }
}
