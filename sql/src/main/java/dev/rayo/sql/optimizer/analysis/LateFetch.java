package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A top-n over a scan that is computed twice: first over the columns that its keys and filters need, for the addresses
/// of its rows, then over all columns of these rows alone.
///
/// While a top-n runs, rows come by that are among the first so far and are not in the end, and each of them
/// costs a page of every column. This pays where that is most of the work: where the columns that can wait are at least
/// twice as wide as the others, and the rows wanted are too few to lie in every part of the table.
///
/// @param found   gives the wanted rows, with their addresses as [#ADDRESS]
/// @param fetched gives the result, if [#scan] gives the rows that were found and no others
/// @param scan    the scan in `fetched`
/// @param late    columns that only `fetched` reads
public record LateFetch(Plan.TopN found, Plan.TopN fetched, Plan.Scan scan, int late) {
    /// Where a row lies in its table.
    public static final Field ADDRESS = new Field(-3, "row address", Type.BIGINT);
    /// Stands for the addresses among the numbers of a scan's columns.
    public static final int ADDRESS_COLUMN = -1;

    /// More rows than this for each part would lie in nearly all parts.
    private static final long ROWS_PER_PART = 2;
    private static final double WIDER = 2;
    private static final double UNKNOWN_BYTES = 16;

    /// @return null if all columns are better read at once
    public static @Nullable LateFetch of(Plan.TopN top) {
        List<Plan> steps = new ArrayList<>();
        Plan input = top.input();
        while (input instanceof Plan.Filter || input instanceof Plan.Project) {
            steps.add(input);
            input = input.inputs().getFirst();
        }
        return input instanceof Plan.Scan scan && isFew(top, scan) && Determinism.isRepeatable(top)
                ? of(top, steps, scan)
                : null;
    }

    private static boolean isFew(Plan.TopN top, Plan.Scan scan) {
        long most = ROWS_PER_PART * scan.table().addressedParts();
        return top.limit() > 0 && top.limit() <= most && top.offset() <= most - top.limit();
    }

    private static @Nullable LateFetch of(Plan.TopN top, List<Plan> steps, Plan.Scan scan) {
        Set<Integer> needed = new HashSet<>();
        top.keys().forEach(key -> need(key.expression(), needed));
        for (Plan step : steps) {
            switch (step) {
                case Plan.Filter filter -> need(filter.predicate(), needed);
                case Plan.Project project -> {
                    for (Assignment assignment : project.assignments()) {
                        if (needed.contains(assignment.field().id())) {
                            need(assignment.expression(), needed);
                        }
                    }
                }
                default -> throw new IllegalStateException("not a step: " + step);
            }
        }
        if (scan.filter() != null) {
            need(scan.filter(), needed);
        }
        Plan.Scan early = early(scan, needed);
        int late = scan.fields().size() + 1 - early.fields().size();
        if (late == 0 || bytes(scan) < (1 + WIDER) * bytes(early)) {
            return null;
        }
        Plan found = early;
        Plan.Scan all = new Plan.Scan(scan.table(), scan.fields(), scan.columns(), null);
        Plan fetched = all;
        for (Plan step : steps.reversed()) {
            switch (step) {
                case Plan.Filter filter -> found = new Plan.Filter(found, filter.predicate());
                case Plan.Project project -> {
                    found = new Plan.Project(found, early(project, needed));
                    fetched = new Plan.Project(fetched, project.assignments());
                }
                default -> throw new IllegalStateException("not a step: " + step);
            }
        }
        return new LateFetch(
                new Plan.TopN(found, top.keys(), top.limit() + top.offset(), 0),
                new Plan.TopN(fetched, top.keys(), top.limit(), top.offset()),
                all,
                late);
    }

    private static void need(Expression expression, Set<Integer> needed) {
        needed.addAll(PlanReferences.of(expression).keySet());
    }

    private static Plan.Scan early(Plan.Scan scan, Set<Integer> needed) {
        List<Field> fields = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < scan.fields().size(); i++) {
            if (needed.contains(scan.fields().get(i).id())) {
                fields.add(scan.fields().get(i));
                columns.add(scan.columns().get(i));
            }
        }
        fields.add(ADDRESS);
        columns.add(ADDRESS_COLUMN);
        return new Plan.Scan(scan.table(), fields, columns, scan.filter());
    }

    private static List<Assignment> early(Plan.Project project, Set<Integer> needed) {
        List<Assignment> assignments = new ArrayList<>();
        for (Assignment assignment : project.assignments()) {
            if (needed.contains(assignment.field().id())) {
                assignments.add(assignment);
            }
        }
        assignments.add(new Assignment(ADDRESS, Reference.to(ADDRESS)));
        return assignments;
    }

    /// About what a row takes of the table's own columns.
    private static double bytes(Plan.Scan scan) {
        List<ColumnStatistics> statistics = scan.table().statistics().columns();
        double bytes = 0;
        for (int column : scan.columns()) {
            if (column != ADDRESS_COLUMN) {
                double average = statistics.get(column).averageBytes();
                bytes += average < 0 ? UNKNOWN_BYTES : average;
            }
        }
        return bytes;
    }

    /// What EXPLAIN tells behind a plan node: empty if it is no such top-n.
    public static String note(Plan plan) {
        LateFetch fetch = plan instanceof Plan.TopN top ? of(top) : null;
        return fetch == null
                ? ""
                : " FETCH " + fetch.late() + " OF " + fetch.scan().fields().size() + " COLUMNS LATE";
    }
}
