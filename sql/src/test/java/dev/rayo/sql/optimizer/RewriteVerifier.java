package dev.rayo.sql.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.reference.PlanInterpreter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what was before a rewrite with what came after, over rows.
public final class RewriteVerifier {
    private RewriteVerifier() {}

    /// Both expressions have the same value on every row of `input`.
    public static void sameValues(Plan input, Expression before, Expression after) {
        FieldIds ids = FieldIds.after(input);
        List<Assignment> both = List.of(
                new Assignment(ids.field("before", before.type()), before),
                new Assignment(ids.field("after", after.type()), after));
        for (List<@Nullable Object> row : PlanInterpreter.rows(new Project(input, both))) {
            assertThat(row.get(1)).as("%s for %s", after, before).isEqualTo(row.get(0));
        }
    }

    /// Both predicates are true on the same rows of `input`.
    public static void sameRows(Plan input, Expression before, Expression after) {
        sameRows(new Filter(input, before), new Filter(input, after));
    }

    /// Both plans put out the same fields and, in any order, the same rows.
    public static void sameRows(Plan before, Plan after) {
        assertThat(after.output()).as("output").isEqualTo(before.output());
        List<List<@Nullable Object>> expected = PlanInterpreter.rows(before);
        assertThat(PlanInterpreter.rows(after))
                .as("rows of\n%s\nfor\n%s", PlanPrinter.print(after), PlanPrinter.print(before))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /// Both plans put out the same rows in the same order.
    public static void sameRowsInOrder(Plan before, Plan after) {
        assertThat(after.output()).as("output").isEqualTo(before.output());
        assertThat(PlanInterpreter.rows(after)).isEqualTo(PlanInterpreter.rows(before));
    }

    /// A scan of all columns, with fresh fields.
    public static Scan scan(MemoryTable table, FieldIds ids) {
        List<Field> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            fields.add(ids.field(table.columns().get(i).name(), table.columns().get(i).type()));
            columns.add(i);
        }
        return new Scan(table, fields, columns, null);
    }

    /// The first field of this name that `plan` puts out.
    public static Reference column(Plan plan, String name) {
        for (Field field : plan.output()) {
            if (field.name().equals(name)) {
                return Reference.to(field);
            }
        }
        throw new IllegalArgumentException("no field " + name + " in " + plan.output());
    }
}
