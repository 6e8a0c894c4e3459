package dev.rayo.sql.expression;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Ways to walk an expression: the one place that knows the children of every node.
public final class ExpressionTree {
    private ExpressionTree() {}

    /// The direct operands, in evaluation order. The plan inside a [Subquery] is not an operand.
    public static List<Expression> children(Expression expression) {
        return switch (expression) {
            case Reference r -> List.of();
            case Literal l -> List.of();
            case Parameter p -> List.of();
            case Compare c -> List.of(c.left(), c.right());
            case Logical l -> l.terms();
            case Not n -> List.of(n.operand());
            case IsNull n -> List.of(n.operand());
            case Cast c -> List.of(c.operand());
            case Case c -> {
                List<Expression> all = new ArrayList<>();
                for (Case.Branch branch : c.branches()) {
                    all.add(branch.condition());
                    all.add(branch.result());
                }
                all.add(c.otherwise());
                yield all;
            }
            case In in -> List.of(in.operand());
            case Call c -> c.arguments();
            case Subquery s -> s.operands();
        };
    }

    /// A copy of `expression` with `change` applied to each direct operand; the same object where none changed.
    public static Expression mapChildren(Expression expression, UnaryOperator<Expression> change) {
        return switch (expression) {
            case Reference r -> r;
            case Literal l -> l;
            case Parameter p -> p;
            case Compare c -> {
                Expression left = change.apply(c.left());
                Expression right = change.apply(c.right());
                yield left == c.left() && right == c.right() ? c : new Compare(c.op(), left, right);
            }
            case Logical l -> {
                List<Expression> terms = map(l.terms(), change);
                yield terms == l.terms() ? l : new Logical(l.op(), terms);
            }
            case Not n -> {
                Expression operand = change.apply(n.operand());
                yield operand == n.operand() ? n : new Not(operand);
            }
            case IsNull n -> {
                Expression operand = change.apply(n.operand());
                yield operand == n.operand() ? n : new IsNull(operand);
            }
            case Cast c -> {
                Expression operand = change.apply(c.operand());
                yield operand == c.operand() ? c : new Cast(operand, c.type(), c.lenient());
            }
            case Case c -> {
                boolean changed = false;
                List<Case.Branch> branches = new ArrayList<>();
                for (Case.Branch branch : c.branches()) {
                    Expression condition = change.apply(branch.condition());
                    Expression result = change.apply(branch.result());
                    changed |= condition != branch.condition() || result != branch.result();
                    branches.add(new Case.Branch(condition, result));
                }
                Expression otherwise = change.apply(c.otherwise());
                yield changed || otherwise != c.otherwise() ? new Case(branches, otherwise) : c;
            }
            case In in -> {
                Expression operand = change.apply(in.operand());
                yield operand == in.operand() ? in : new In(operand, in.values());
            }
            case Call c -> {
                List<Expression> arguments = map(c.arguments(), change);
                yield arguments == c.arguments() ? c : new Call(c.function(), arguments, c.type());
            }
            case Subquery s -> {
                List<Expression> operands = map(s.operands(), change);
                yield operands == s.operands() ? s : new Subquery(s.kind(), operands, s.op(), s.plan());
            }
        };
    }

    /// Applies `change` to every node, operands before the node itself.
    public static Expression rewrite(Expression expression, UnaryOperator<Expression> change) {
        return change.apply(mapChildren(expression, child -> rewrite(child, change)));
    }

    /// Visits every node, the node before its operands.
    public static void visit(Expression expression, Consumer<Expression> visitor) {
        visitor.accept(expression);
        for (Expression child : children(expression)) {
            visit(child, visitor);
        }
    }

    static List<Expression> map(List<Expression> list, UnaryOperator<Expression> change) {
        List<Expression> changed = null;
        for (int i = 0; i < list.size(); i++) {
            Expression before = list.get(i);
            Expression after = change.apply(before);
            if (changed == null && after != before) {
                changed = new ArrayList<>(list);
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? list : changed;
    }
}
