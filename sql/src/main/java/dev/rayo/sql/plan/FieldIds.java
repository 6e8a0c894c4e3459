package dev.rayo.sql.plan;

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

    /// Ids that no node of `plan` puts out.
    public static FieldIds after(Plan plan) {
        int[] greatest = {-1};
        PlanTree.visit(plan, node -> {
            for (Field field : node.output()) {
                greatest[0] = Math.max(greatest[0], field.id());
            }
        });
        return new FieldIds(greatest[0] + 1);
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
