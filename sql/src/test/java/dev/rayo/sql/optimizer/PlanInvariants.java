package dev.rayo.sql.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.ExpressionTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanPrinter;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold of every plan: columns are there where they are read, have the type they are read as, and stand once
/// in each row.
public final class PlanInvariants {
    private PlanInvariants() {}

    public static void check(Plan plan) {
        try {
            check(plan, new HashMap<>());
        } catch (AssertionError broken) {
            throw new AssertionError(broken.getMessage() + "\nin\n" + PlanPrinter.print(plan), broken);
        }
    }

    private static void check(Plan plan, Map<Integer, List<Type>> shared) {
        if (plan instanceof With with) {
            for (With.Shared each : with.shared()) {
                check(each.plan(), shared);
                assertThat(shared.put(each.id(), each.plan().types())).as("shared plan %d", each.id()).isNull();
            }
            check(with.input(), shared);
        } else {
            plan.inputs().forEach(input -> check(input, shared));
        }
        Set<Integer> ids = new HashSet<>();
        for (Field field : plan.output()) {
            assertThat(ids.add(field.id())).as("%s once in %s", field, PlanPrinter.describe(plan)).isTrue();
        }
        Map<Integer, Type> visible = new HashMap<>();
        List<Plan> sources = plan.inputs().isEmpty() ? List.of(plan) : plan.inputs();
        for (Plan source : sources) {
            for (Field field : source.output()) {
                Type other = visible.put(field.id(), field.type());
                assertThat(!(plan instanceof Join) || other == null)
                        .as("%s on one side of %s", field, PlanPrinter.describe(plan))
                        .isTrue();
            }
        }
        for (Expression expression : PlanTree.expressions(plan)) {
            ExpressionTree.visit(expression, each -> {
                if (each instanceof Reference reference) {
                    assertThat(visible.get(reference.id()))
                            .as("%s#%d of %s", reference.name(), reference.id(), PlanPrinter.describe(plan))
                            .isEqualTo(reference.type());
                }
            });
        }
        if (plan instanceof SharedScan scan) {
            List<Type> types = shared.get(scan.sharedId());
            assertThat(types).as("shared plan %d", scan.sharedId()).isNotNull();
            assertThat(scan.types())
                    .isEqualTo(scan.columns().stream().map(types::get).toList());
        }
        if (plan instanceof Union union) {
            union.inputs().forEach(input -> assertThat(input.types()).isEqualTo(union.types()));
        }
    }
}
