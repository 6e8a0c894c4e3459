package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.NullRejection;
import dev.rayo.sql.optimizer.analysis.References;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Simplifies conditions of which only "is it true" counts: WHERE, HAVING, ON, FILTER, WHEN. NULL and FALSE are one.
public final class PredicateSimplifier {
    private static final int ROUNDS_MAX = 5;

    private final ExpressionSimplifier expressions;

    public PredicateSimplifier(ExpressionSimplifier expressions) {
        this.expressions = expressions;
    }

    /// A predicate that is true on exactly the same rows.
    public Expression simplify(Expression predicate) {
        Expression current = expressions.simplify(predicate);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Expression next = positive(current);
            if (next == current) {
                return current;
            }
            current = expressions.simplify(next);
        }
        return current;
    }

    /// Rewrites at places where NULL counts as FALSE.
    private static Expression positive(Expression expression) {
        return switch (expression) {
            case Literal l when l.isNull() -> Literal.FALSE;
            case Logical l when l.op() == Logical.Op.AND -> conjunction(l);
            case Logical l -> disjunction(l);
            case In in when in.values().stream().anyMatch(Literal::isNull) ->
                new In(in.operand(), in.values().stream().filter(value -> !value.isNull()).toList());
            case Not(In in) when in.values().stream().anyMatch(Literal::isNull) -> Literal.FALSE;
            case Compare c when c.op() == Compare.Op.NOT_DISTINCT && Conjunction.isTrue(c.right()) -> positive(c.left());
            case Compare c when c.op() == Compare.Op.NOT_DISTINCT && c.right() instanceof Literal l && !l.isNull() ->
                new Compare(Compare.Op.EQ, c.left(), l);
            case Compare c when c.op() == Compare.Op.EQ && c.left().equals(c.right()) ->
                Determinism.isRepeatable(c.left()) ? new Not(new IsNull(c.left())) : c;
            case Case c -> caseOf(c);
            default -> expression;
        };
    }

    /// `CASE WHEN c THEN TRUE ELSE FALSE END` is true where `c` is; so is `COALESCE(c, FALSE)`.
    private static Expression caseOf(Case c) {
        if (c.branches().size() != 1 || !Conjunction.isNeverTrue(c.otherwise())) {
            return c;
        }
        Case.Branch branch = c.branches().getFirst();
        if (Conjunction.isTrue(branch.result())) {
            return positive(branch.condition());
        }
        boolean coalesce = branch.condition() instanceof Not(IsNull(Expression operand))
                && operand.equals(branch.result())
                && Determinism.isRepeatable(operand);
        return coalesce ? positive(branch.result()) : c;
    }

    private static Expression disjunction(Logical or) {
        List<Expression> terms = new ArrayList<>();
        boolean changed = false;
        for (Expression term : or.terms()) {
            Expression next = positive(term);
            changed |= next != term;
            terms.add(next);
        }
        return changed ? new Logical(Logical.Op.OR, terms) : or;
    }

    private static Expression conjunction(Logical and) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : and.terms()) {
            terms.addAll(Conjunction.split(positive(term)));
        }
        terms = MergeRanges.apply(terms);
        terms = absorb(terms);
        terms = dropNullTests(terms);
        return terms.equals(and.terms()) ? and : Conjunction.of(terms);
    }

    /// `a AND (a OR b)` is `a`.
    private static List<Expression> absorb(List<Expression> terms) {
        Set<Expression> all = new HashSet<>(terms);
        List<Expression> kept = new ArrayList<>();
        for (Expression term : terms) {
            boolean absorbed = term instanceof Logical or
                    && or.op() == Logical.Op.OR
                    && or.terms().stream().anyMatch(each -> all.contains(each) && Determinism.isRepeatable(each));
            if (!absorbed) {
                kept.add(term);
            }
        }
        return kept;
    }

    /// `x > 5 AND x IS NOT NULL` is `x > 5`.
    private static List<Expression> dropNullTests(List<Expression> terms) {
        List<Expression> kept = new ArrayList<>();
        for (Expression term : terms) {
            boolean implied = term instanceof Not(IsNull(Reference operand))
                    && terms.stream()
                            .anyMatch(other -> other != term
                                    && !other.equals(term)
                                    && NullRejection.rejects(other, References.of(operand)));
            if (!implied) {
                kept.add(term);
            }
        }
        return kept;
    }
}
