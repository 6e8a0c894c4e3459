package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Whether a predicate is not true on every row where given fields are NULL: the test that turns an outer join into an
/// inner one. The predicate is evaluated over what is known of each part.
public final class NullRejection {
    /// What is known of a value.
    private enum Known {
        NULL,
        TRUE,
        FALSE,
        FALSE_OR_NULL,
        NOTHING
    }

    private final BitSet nulls;

    private NullRejection(BitSet nulls) {
        this.nulls = nulls;
    }

    /// @param nulls ids of fields that are all NULL
    public static boolean rejects(Expression predicate, BitSet nulls) {
        return isNotTrue(new NullRejection(nulls).known(predicate));
    }

    /// Whether the value is NULL where all of `nulls` are.
    public static boolean isNull(Expression expression, BitSet nulls) {
        return new NullRejection(nulls).known(expression) == Known.NULL;
    }

    private static boolean isNotTrue(Known known) {
        return switch (known) {
            case NULL, FALSE, FALSE_OR_NULL -> true;
            case TRUE, NOTHING -> false;
        };
    }

    private Known known(Expression expression) {
        return switch (expression) {
            case Reference r -> nulls.get(r.id()) ? Known.NULL : Known.NOTHING;
            case Literal l -> literal(l);
            case Parameter p -> Known.NOTHING;
            case Compare c -> compare(c);
            case Logical l -> l.op() == Logical.Op.AND ? and(l) : or(l);
            case Not n -> not(known(n.operand()));
            case IsNull n -> known(n.operand()) == Known.NULL ? Known.TRUE : Known.NOTHING;
            case Cast c -> known(c.operand()) == Known.NULL ? Known.NULL : Known.NOTHING;
            case Case c -> caseOf(c);
            case In in -> known(in.operand()) == Known.NULL ? Known.FALSE_OR_NULL : Known.NOTHING;
            case Call c -> call(c);
            case Subquery s -> Known.NOTHING;
        };
    }

    private static Known literal(Literal literal) {
        if (literal.isNull()) {
            return Known.NULL;
        }
        return literal.value() instanceof Boolean value ? value ? Known.TRUE : Known.FALSE : Known.NOTHING;
    }

    private Known compare(Compare compare) {
        boolean left = known(compare.left()) == Known.NULL;
        boolean right = known(compare.right()) == Known.NULL;
        return switch (compare.op()) {
            case EQ, NE, LT, LE, GT, GE -> left || right ? Known.NULL : Known.NOTHING;
            case NOT_DISTINCT -> left && right
                    ? Known.TRUE
                    : left && isConstant(compare.right()) || right && isConstant(compare.left())
                            ? Known.FALSE
                            : Known.NOTHING;
            case DISTINCT -> left && right
                    ? Known.FALSE
                    : left && isConstant(compare.right()) || right && isConstant(compare.left())
                            ? Known.TRUE
                            : Known.NOTHING;
        };
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Literal literal && !literal.isNull();
    }

    private Known and(Logical and) {
        boolean allNull = true;
        boolean allTrue = true;
        boolean someNotTrue = false;
        for (Expression term : and.terms()) {
            Known known = known(term);
            if (known == Known.FALSE) {
                return Known.FALSE;
            }
            allNull &= known == Known.NULL;
            allTrue &= known == Known.TRUE;
            someNotTrue |= isNotTrue(known);
        }
        if (allNull) {
            return Known.NULL;
        }
        return allTrue ? Known.TRUE : someNotTrue ? Known.FALSE_OR_NULL : Known.NOTHING;
    }

    private Known or(Logical or) {
        boolean allNull = true;
        boolean allFalse = true;
        boolean allNotTrue = true;
        for (Expression term : or.terms()) {
            Known known = known(term);
            if (known == Known.TRUE) {
                return Known.TRUE;
            }
            allNull &= known == Known.NULL;
            allFalse &= known == Known.FALSE;
            allNotTrue &= isNotTrue(known);
        }
        if (allNull) {
            return Known.NULL;
        }
        return allFalse ? Known.FALSE : allNotTrue ? Known.FALSE_OR_NULL : Known.NOTHING;
    }

    private static Known not(Known known) {
        return switch (known) {
            case NULL -> Known.NULL;
            case TRUE -> Known.FALSE;
            case FALSE -> Known.TRUE;
            case FALSE_OR_NULL, NOTHING -> Known.NOTHING;
        };
    }

    private Known caseOf(Case c) {
        Known result = null;
        for (Case.Branch branch : c.branches()) {
            Known condition = known(branch.condition());
            if (isNotTrue(condition)) {
                continue;
            }
            result = merge(result, known(branch.result()));
            if (condition == Known.TRUE) {
                return result;
            }
        }
        return merge(result, known(c.otherwise()));
    }

    private static Known merge(@Nullable Known one, Known other) {
        if (one == null || one == other) {
            return other;
        }
        return isNotTrue(one) && isNotTrue(other) ? Known.FALSE_OR_NULL : Known.NOTHING;
    }

    private Known call(Call call) {
        if (KnownFunctions.isStrict(call.function())) {
            for (Expression argument : call.arguments()) {
                if (known(argument) == Known.NULL) {
                    return Known.NULL;
                }
            }
        }
        return Known.NOTHING;
    }
}
