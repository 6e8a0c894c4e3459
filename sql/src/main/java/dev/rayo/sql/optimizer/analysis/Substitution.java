package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts expressions in the place of references. Ids that are not replaced stay.
public final class Substitution {
    private final Map<Integer, Expression> byId;

    private Substitution(Map<Integer, Expression> byId) {
        this.byId = byId;
    }

    public static Substitution of(Map<Integer, Expression> byId) {
        return new Substitution(byId);
    }

    /// The fields of a projection by what they are computed from.
    public static Substitution of(List<Assignment> assignments) {
        Map<Integer, Expression> byId = new HashMap<>();
        for (Assignment each : assignments) {
            if (!each.isIdentity()) {
                byId.put(each.field().id(), each.expression());
            }
        }
        return new Substitution(byId);
    }

    /// The fields `from` by the fields `to` at the same positions.
    public static Substitution positional(List<Field> from, List<Field> to) {
        Map<Integer, Expression> byId = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            byId.put(from.get(i).id(), Reference.to(to.get(i)));
        }
        return new Substitution(byId);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public Expression apply(Expression expression) {
        if (expression instanceof Reference reference) {
            return byId.getOrDefault(reference.id(), expression);
        }
        return ExpressionTree.mapChildren(expression, this::apply);
    }

    /// Applied to the expressions of the node itself, not of its inputs.
    public Plan apply(Plan node) {
        return byId.isEmpty() ? node : PlanTree.mapExpressions(node, this::apply);
    }
}
