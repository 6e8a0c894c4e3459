package dev.rayo.sql.binder;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A query's plan; the names of its columns are those of the plan's output.
record BoundQuery(Plan plan) {
    List<Field> fields() {
        return plan.output();
    }

    /// The column names, made different by a number where they repeat: `a`, `a_1`.
    List<String> distinctNames() {
        return distinct(fields().stream().map(Field::name).toList());
    }

    static List<String> distinct(List<String> names) {
        Set<String> taken = new LinkedHashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = name + "_" + i;
            }
            distinct.add(free);
        }
        return distinct;
    }
}
