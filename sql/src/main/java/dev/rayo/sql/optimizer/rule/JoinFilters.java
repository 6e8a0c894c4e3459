package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.Failure;
import dev.rayo.sql.optimizer.analysis.Filtering;
import dev.rayo.sql.optimizer.analysis.NullRejection;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Join.Kind;
import dev.rayo.sql.plan.Plan.Project;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Deals the terms at one join out to its inputs, its keys, its residual and what stays above.
final class JoinFilters {
    private final PushDownFilters.Pass pass;
    private final Join join;
    private final BitSet leftFields;
    private final BitSet rightFields;

    private final List<Expression> left = new ArrayList<>();
    private final List<Expression> right = new ArrayList<>();
    private final List<Join.Key> keys;
    private final List<Expression> residual = new ArrayList<>();
    private final List<Expression> above = new ArrayList<>();

    JoinFilters(PushDownFilters.Pass pass, Join join) {
        this.pass = pass;
        this.join = join;
        this.leftFields = References.of(join.left());
        this.rightFields = References.of(join.right());
        this.keys = new ArrayList<>(join.keys());
    }

    /// @param terms over the output of the join
    Plan push(List<Expression> terms) {
        if (join.kind() == Kind.MARK && !join.dependent()) {
            for (Expression term : terms) {
                Kind kind = markedKind(term);
                if (kind != null) {
                    return pushWithoutMark(kind, term, terms);
                }
            }
        }
        Kind kind = join.dependent() ? join.kind() : strengthened(terms);
        for (Expression term : terms) {
            dealAbove(term, kind);
        }
        for (Expression term : Conjunction.split(join.residual())) {
            dealCondition(term, kind);
        }
        Plan newLeft = pass.push(join.left(), left);
        Plan newRight = pass.push(join.right(), right);
        Expression condition = Conjunction.orNull(residual);
        boolean same = kind == join.kind()
                && newLeft == join.left()
                && newRight == join.right()
                && keys.equals(join.keys())
                && Objects.equals(condition, join.residual());
        Plan result = same
                ? join
                : new Join(kind, newLeft, newRight, keys, condition, join.mark(), join.dependent());
        return Filtering.of(result, above);
    }

    /// The kind of join whose rows are those of the MARK join that fulfil `term`; null if there is none.
    private @Nullable Kind markedKind(Expression term) {
        int mark = Objects.requireNonNull(join.mark()).id();
        if (term instanceof Reference reference && reference.id() == mark) {
            return Kind.SEMI;
        }
        boolean negated = term instanceof Not(Reference operand) && operand.id() == mark;
        return negated && pass.notNull.isMarkNeverNull(join) ? Kind.ANTI : null;
    }

    /// The mark is the same on all rows that are left.
    private Plan pushWithoutMark(Kind kind, Expression term, List<Expression> terms) {
        Literal mark = kind == Kind.SEMI ? Literal.TRUE : Literal.FALSE;
        Join filtering = new Join(kind, join.left(), join.right(), join.keys(), join.residual(), null, false);
        List<Assignment> assignments = RemoveEmpty.identities(join.left().output());
        assignments.add(new Assignment(Objects.requireNonNull(join.mark()), mark));
        List<Expression> rest = new ArrayList<>(terms);
        rest.remove(term);
        return pass.push(new Project(filtering, assignments), rest);
    }

    /// The kind without the padded rows that `terms` reject.
    private Kind strengthened(List<Expression> terms) {
        Kind kind = join.kind();
        boolean padsRight = kind == Kind.LEFT || kind == Kind.FULL;
        boolean padsLeft = kind == Kind.RIGHT || kind == Kind.FULL;
        for (Expression term : terms) {
            padsRight = padsRight && !NullRejection.rejects(term, rightFields);
            padsLeft = padsLeft && !NullRejection.rejects(term, leftFields);
        }
        return switch (kind) {
            case LEFT, RIGHT, FULL -> padsLeft && padsRight
                    ? Kind.FULL
                    : padsRight ? Kind.LEFT : padsLeft ? Kind.RIGHT : Kind.INNER;
            case INNER, SEMI, ANTI, MARK, SINGLE -> kind;
        };
    }

    /// A term that rows must fulfil after the join.
    private void dealAbove(Expression term, Kind kind) {
        boolean keepsLeft = kind != Kind.RIGHT && kind != Kind.FULL;
        boolean keepsRight = kind == Kind.INNER || kind == Kind.RIGHT;
        if (join.dependent() || !isMovable(term)) {
            (kind == Kind.INNER && !join.dependent() && Determinism.isRepeatable(term) ? residual : above).add(term);
        } else if (keepsLeft && References.within(term, leftFields)) {
            left.add(term);
        } else if (keepsRight && References.within(term, rightFields)) {
            right.add(term);
        } else {
            if (keepsLeft) {
                addImplied(term, leftFields, left);
            }
            if (keepsRight) {
                addImplied(term, rightFields, right);
            }
            if (kind == Kind.INNER) {
                addCondition(term);
            } else {
                above.add(term);
            }
        }
    }

    /// A term that pairs of rows must fulfil to match.
    private void dealCondition(Expression term, Kind kind) {
        boolean narrowsLeft = kind == Kind.INNER || kind == Kind.SEMI || kind == Kind.RIGHT;
        boolean narrowsRight = kind != Kind.RIGHT && kind != Kind.FULL && kind != Kind.MARK;
        if (join.dependent() || !isMovable(term)) {
            residual.add(term);
        } else if (narrowsLeft && References.within(term, leftFields)) {
            left.add(term);
        } else if (narrowsRight && References.within(term, rightFields)) {
            right.add(term);
        } else {
            if (narrowsLeft) {
                addImplied(term, leftFields, left);
            }
            if (narrowsRight) {
                addImplied(term, rightFields, right);
            }
            if (kind == Kind.MARK) {
                residual.add(term);
            } else {
                addCondition(term);
            }
        }
    }

    private static boolean isMovable(Expression term) {
        return Determinism.isRepeatable(term) && !Failure.isPossible(term);
    }

    /// An equation between the sides is a key.
    private void addCondition(Expression term) {
        Join.Key key = key(term, leftFields, rightFields);
        if (key == null) {
            residual.add(term);
        } else if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    static Join.@Nullable Key key(Expression term, BitSet leftFields, BitSet rightFields) {
        if (!(term instanceof Compare compare)
                || compare.op() != Compare.Op.EQ && compare.op() != Compare.Op.NOT_DISTINCT
                || References.none(compare.left())
                || References.none(compare.right())) {
            return null;
        }
        if (References.within(compare.left(), leftFields) && References.within(compare.right(), rightFields)) {
            return new Join.Key(compare.left(), compare.right(), compare.op());
        }
        if (References.within(compare.left(), rightFields) && References.within(compare.right(), leftFields)) {
            return new Join.Key(compare.right(), compare.left(), compare.op());
        }
        return null;
    }

    /// `(l = 1 AND r = 2) OR (l = 3 AND r = 4)` implies `l IN (1, 3)`.
    private void addImplied(Expression term, BitSet fields, List<Expression> side) {
        if (!(term instanceof Logical or) || or.op() != Logical.Op.OR) {
            return;
        }
        List<Expression> alternatives = new ArrayList<>();
        for (Expression branch : or.terms()) {
            List<Expression> parts = Conjunction.split(branch).stream()
                    .filter(part -> !References.none(part) && References.within(part, fields))
                    .toList();
            if (parts.isEmpty()) {
                return;
            }
            alternatives.add(Conjunction.of(parts));
        }
        Expression implied = pass.context.simplify(Conjunction.anyOf(alternatives));
        if (!(implied instanceof Literal)) {
            side.addAll(Conjunction.split(implied));
        }
    }
}
