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
import java.util.Set;

/// Whether an expression can be NULL, given the fields that cannot.
public final class NeverNull {
    /// NULL only if an argument is. Division and modulo are missing: by zero they are NULL.
    private static final Set<String> NULL_ONLY_FROM_ARGUMENTS = Set.of(
            "add", "subtract", "multiply", "negate", "abs", "lower", "upper", "like", "ilike", "starts_with", "ends_with",
            "contains", "substring", "concat_operator", "date_part", "date_trunc", "date_diff", "octet_length", "trim",
            "ltrim", "rtrim", "replace", "left", "right", "floor", "ceil", "round", "length", "reverse");

    private NeverNull() {}

    /// @param fields ids of fields that are never NULL
    public static boolean test(Expression expression, BitSet fields) {
        return switch (expression) {
            case Reference r -> fields.get(r.id());
            case Literal l -> !l.isNull();
            case Parameter p -> false;
            case Compare c -> switch (c.op()) {
                case DISTINCT, NOT_DISTINCT -> true;
                case EQ, NE, LT, LE, GT, GE -> test(c.left(), fields) && test(c.right(), fields);
            };
            case Logical l -> all(l.terms(), fields);
            case Not n -> test(n.operand(), fields);
            case IsNull n -> true;
            case Cast c -> !c.lenient() && test(c.operand(), fields);
            case Case c -> {
                boolean never = test(c.otherwise(), fields);
                for (Case.Branch branch : c.branches()) {
                    never = never && test(branch.result(), fields);
                }
                yield never || isCoalesce(c, fields);
            }
            case In in -> test(in.operand(), fields) && all(in.values(), fields);
            case Call c -> NULL_ONLY_FROM_ARGUMENTS.contains(c.function()) && all(c.arguments(), fields);
            case Subquery s -> s.kind() == Subquery.Kind.EXISTS;
        };
    }

    /// `CASE WHEN x IS NOT NULL THEN x … ELSE y END` where `y` is never NULL.
    private static boolean isCoalesce(Case c, BitSet fields) {
        for (Case.Branch branch : c.branches()) {
            boolean guarded = branch.condition() instanceof Not(IsNull(Expression operand))
                    && operand.equals(branch.result());
            if (!guarded && !test(branch.result(), fields)) {
                return false;
            }
        }
        return test(c.otherwise(), fields);
    }

    private static boolean all(Iterable<? extends Expression> expressions, BitSet fields) {
        for (Expression each : expressions) {
            if (!test(each, fields)) {
                return false;
            }
        }
        return true;
    }
}
