package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers count, min and max over a whole table from its statistics, where these are exact, without reading it.
public final class AnswerFromStatistics implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return PlanTree.rewrite(plan, node -> node instanceof Aggregate aggregate ? answer(aggregate) : node);
    }

    private static Plan answer(Aggregate aggregate) {
        if (!aggregate.keys().isEmpty() || aggregate.groupingSets().size() != 1 || aggregate.groupingId() != null) {
            return aggregate;
        }
        Aggregate overScan = overScan(aggregate);
        if (overScan == null || !(overScan.input() instanceof Scan scan)) {
            return aggregate;
        }
        List<Expression> row = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (Aggregate.Measure measure : overScan.measures()) {
            Literal value = answer(measure.call(), scan);
            if (value == null) {
                return aggregate;
            }
            row.add(value);
            fields.add(measure.field());
        }
        return new Values(fields, List.of(row));
    }

    /// The aggregate directly over an unfiltered scan; null if it is not over one.
    private static @Nullable Aggregate overScan(Aggregate aggregate) {
        Plan current = aggregate;
        while (current instanceof Aggregate above && above.input() instanceof Project project) {
            current = PlanTree.withInputs(
                    Substitution.of(project.assignments()).apply(above), List.of(project.input()));
        }
        return current instanceof Aggregate above
                        && above.input() instanceof Scan scan
                        && scan.filter() == null
                        && scan.table().statistics().exact()
                ? above
                : null;
    }

    private static @Nullable Literal answer(AggregateCall call, Scan scan) {
        if (call.filter() != null) {
            return null;
        }
        TableStatistics statistics = scan.table().statistics();
        double rows = statistics.rowCount();
        if (call.function().equals("count") && call.arguments().isEmpty()) {
            return new Literal((long) rows, call.type());
        }
        ColumnStatistics column =
                call.arguments().size() == 1 ? column(call.arguments().getFirst(), scan, statistics) : null;
        if (column == null) {
            return null;
        }
        boolean allNull = rows == 0 || column.nullCount() == rows;
        return switch (call.function()) {
            case "count" -> column.nullCount() < 0 || call.distinct()
                    ? null
                    : new Literal((long) (rows - column.nullCount()), call.type());
            case "min" -> allNull ? new Literal(null, call.type()) : bound(column.min(), call);
            case "max" -> allNull ? new Literal(null, call.type()) : bound(column.max(), call);
            default -> null;
        };
    }

    private static @Nullable Literal bound(@Nullable Object value, AggregateCall call) {
        return value == null ? null : new Literal(value, call.type());
    }

    private static @Nullable ColumnStatistics column(Expression argument, Scan scan, TableStatistics statistics) {
        for (int i = 0; i < scan.fields().size(); i++) {
            if (argument instanceof Reference reference && reference.id() == scan.fields().get(i).id()) {
                int ordinal = scan.columns().get(i);
                return ordinal < statistics.columns().size() ? statistics.columns().get(ordinal) : null;
            }
        }
        return null;
    }
}
