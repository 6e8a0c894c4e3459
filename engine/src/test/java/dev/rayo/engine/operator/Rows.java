package dev.rayo.engine.operator;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// A table for tests: fields, and rows of Java objects as [Type] says.
public record Rows(List<Field> fields, List<Object[]> rows) {
    public List<Type> types() {
        return fields.stream().map(Field::type).toList();
    }

    public Field field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    public Rows withoutRows() {
        return new Rows(fields, List.of());
    }

    public Rows first(int count) {
        return new Rows(fields, rows.subList(0, Math.min(count, rows.size())));
    }

    /// Some columns, by name.
    public Rows only(String... names) {
        List<Field> some = new ArrayList<>();
        int[] at = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            some.add(field(names[i]));
            at[i] = fields.indexOf(some.get(i));
        }
        List<Object[]> cut = new ArrayList<>();
        for (Object[] row : rows) {
            Object[] values = new Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = row[at[i]];
            }
            cut.add(values);
        }
        return new Rows(some, cut);
    }
}
