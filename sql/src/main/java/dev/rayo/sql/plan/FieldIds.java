package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.type.Type;

/// Hands out the field ids of one statement, each once. Not thread-safe.
public final class FieldIds {
    private int next;

    /// Ids from 0.
    public FieldIds() {
        this(0);
    }

    private FieldIds(int first) {
        next = first;
    }

    /// Ids that no node of `plan` or of a subquery in it puts out.
    public static FieldIds after(Plan plan) {
        int[] greatest = {-1};
        collect(plan, greatest);
        return new FieldIds(greatest[0] + 1);
    }

    private static void collect(Plan plan, int[] greatest) {
        PlanTree.visit(plan, node -> {
            for (Field field : node.output()) {
                greatest[0] = Math.max(greatest[0], field.id());
            }
            if (node instanceof Plan.With with) {
                with.shared().forEach(shared -> greatest[0] = Math.max(greatest[0], shared.id()));
            }
            for (Expression each : PlanTree.expressions(node)) {
                ExpressionTree.visit(each, expression -> {
                    if (expression instanceof Expression.Subquery subquery) {
                        collect(subquery.plan(), greatest);
                    }
                });
            }
        });
    }

    public int next() {
        return next++;
    }

    public Field field(String name, Type type) {
        return new Field(next(), name, type);
    }

    /// A field of the same name and type, of another value.
    public Field fresh(Field field) {
        return field(field.name(), field.type());
    }
}
