package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate.Measure;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs an aggregation under many settings and compares it with DuckDB's.
abstract class AggregateChecks {
    /// An aggregate of columns with its result type.
    ///
    /// @param constant a further argument, or null
    /// @param filter   a BOOLEAN column, or null
    /// @param order    a column to order by, descending where a `-` is in front, or null
    record Call(
            String function,
            Type result,
            List<String> columns,
            @Nullable Literal constant,
            boolean distinct,
            @Nullable String filter,
            @Nullable String order) {
        Call(String function, Type result, String... columns) {
            this(function, result, List.of(columns), null, false, null, null);
        }

        Call with(Object value, Type type) {
            return new Call(function, result, columns, new Literal(value, type), distinct, filter, order);
        }

        Call ofDistinct() {
            return new Call(function, result, columns, constant, true, filter, order);
        }

        Call where(String column) {
            return new Call(function, result, columns, constant, distinct, column, order);
        }

        Call orderedBy(String column) {
            return new Call(function, result, columns, constant, distinct, filter, column);
        }

        String sql() {
            List<String> arguments = new ArrayList<>(columns);
            if (constant != null) {
                arguments.add(constant.value() instanceof String s ? "'" + s + "'" : String.valueOf(constant.value()));
            }
            String sorted = order == null
                    ? ""
                    : " ORDER BY " + order.replace("-", "") + (order.startsWith("-") ? " DESC" : "") + " NULLS LAST";
            return function + "(" + (distinct ? "DISTINCT " : "") + String.join(", ", arguments) + sorted + ")"
                    + (filter == null ? "" : " FILTER (WHERE " + filter + ")");
        }

        AggregateCall bind(Rows rows) {
            List<Expression> arguments = new ArrayList<>();
            columns.forEach(column -> arguments.add(Reference.to(rows.field(column))));
            if (constant != null) {
                arguments.add(constant);
            }
            Expression condition = filter == null ? null : Reference.to(rows.field(filter));
            List<SortKey> keys = order == null
                    ? List.of()
                    : List.of(new SortKey(
                            Reference.to(rows.field(order.replace("-", ""))), !order.startsWith("-"), false));
            return new AggregateCall(function, arguments, distinct, condition, keys, result);
        }
    }

    static List<Integer> all(int keys) {
        return IntStream.range(0, keys).boxed().toList();
    }

    static Plan.Aggregate plan(Rows rows, List<String> keys, List<List<Integer>> sets, List<Call> calls) {
        List<Assignment> assignments = new ArrayList<>();
        for (String key : keys) {
            Field field = rows.field(key);
            assignments.add(new Assignment(field, Reference.to(field)));
        }
        List<Measure> measures = new ArrayList<>();
        for (Call call : calls) {
            measures.add(new Measure(RowGenerator.fresh(call.function(), call.result()), call.bind(rows)));
        }
        return new Plan.Aggregate(
                new Plan.Values(rows.fields(), List.of()),
                assignments,
                sets,
                measures,
                sets.size() > 1 ? RowGenerator.fresh("grouping", Type.INTEGER) : null);
    }

    static List<Object[]> run(Rows rows, Settings settings, Form form, Plan.Aggregate plan, int groupsMax) {
        try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
            HashAggregateSink sink = new HashAggregateSink(plan, rows.fields(), run.query(), groupsMax);
            run.fill(sink, rows);
            List<Object[]> result = run.read(sink.result(7));
            if (settings.threads() == 2) {
                Oracle.assertSameRows(run.read(sink.result(7)), result, "second reading");
            }
            return result;
        }
    }

    static void check(Rows rows, List<String> keys, List<Call> calls) {
        List<String> columns = new ArrayList<>(keys);
        calls.forEach(call -> columns.add(call.sql()));
        String sql = "SELECT " + String.join(", ", columns) + " FROM t"
                + (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys));
        check(rows, sql, plan(rows, keys, List.of(all(keys.size())), calls));
    }

    /// @param sql what DuckDB is asked, of the table `t`
    static void check(Rows rows, String sql, Plan.Aggregate plan) {
        List<Object[]> expected = Oracle.shared().load("t", rows).query(sql);
        int count = sql.length();
        for (int vectorRows : new int[] {1, 2, 7, 64, 2048}) {
            if (vectorRows < 2048 && rows.rows().size() > 3000) {
                continue;
            }
            count++;
            Form form = Form.values()[count % 3];
            Settings settings = OperatorAssertions.settings(1 + count % 4, vectorRows, vectorRows * 5)
                    .withEqualHashes(count % 5 == 3 && rows.rows().size() < 3000);
            int groupsMax = count % 2 == 0 ? 16 : GroupingWorker.GROUPS_MAX;
            Oracle.assertSameRows(
                    run(rows, settings, form, plan, groupsMax), expected, sql + " " + form + " " + settings);
        }
    }
}
