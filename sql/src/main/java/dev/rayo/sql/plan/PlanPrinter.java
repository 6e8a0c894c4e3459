package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.DistinctOn;
import dev.rayo.sql.plan.Plan.Exchange;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Limit;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.Scan;
import dev.rayo.sql.plan.Plan.Series;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.Sort;
import dev.rayo.sql.plan.Plan.TopN;
import dev.rayo.sql.plan.Plan.Union;
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes a plan as a tree that a person reads: one operator a line, its inputs two spaces deeper, left above right.
///
/// Columns that share a name are told apart as `name#1`, `name#2`, numbered from the top.
public final class PlanPrinter {
    private static final int ROWS_SHOWN = 3;

    private final Names names;
    private final ExpressionPrinter expressions;
    private final @Nullable ToDoubleFunction<Plan> rows;
    private final Function<Plan, String> notes;
    private final StringBuilder text = new StringBuilder();

    private PlanPrinter(Plan plan, @Nullable ToDoubleFunction<Plan> rows, Function<Plan, String> notes) {
        this.names = new Names(plan);
        this.expressions = ExpressionPrinter.naming(names::of);
        this.rows = rows;
        this.notes = notes;
    }

    public static String print(Plan plan) {
        return new PlanPrinter(plan, null, any -> "").write(plan);
    }

    /// With the rows that `rows` expects each operator to put out.
    public static String print(Plan plan, ToDoubleFunction<Plan> rows) {
        return print(plan, rows, any -> "");
    }

    /// With what `notes` tells of each operator, behind it; a note that is not empty begins with a space.
    public static String print(Plan plan, ToDoubleFunction<Plan> rows, Function<Plan, String> notes) {
        return new PlanPrinter(plan, rows, notes).write(plan);
    }

    /// The operator itself, without its inputs: the text behind the indentation in [#print].
    public static String describe(Plan plan) {
        return new PlanPrinter(plan, null, any -> "").operator(plan);
    }

    private String write(Plan plan) {
        write(plan, 0);
        return text.toString();
    }

    private void write(Plan plan, int depth) {
        indent(depth).append(operator(plan)).append(notes.apply(plan));
        if (rows != null) {
            text.append("  (~").append(String.format(Locale.ROOT, "%.0f", rows.applyAsDouble(plan))).append(" rows)");
        }
        text.append('\n');
        for (Plan subquery : Names.subqueries(plan)) {
            indent(depth + 1).append("Subquery\n");
            write(subquery, depth + 2);
        }
        if (plan instanceof With with) {
            for (With.Shared shared : with.shared()) {
                indent(depth + 1).append("Shared ").append(Names.quoteIfNeeded(shared.name())).append('\n');
                write(shared.plan(), depth + 2);
            }
            write(with.input(), depth + 1);
        } else {
            plan.inputs().forEach(input -> write(input, depth + 1));
        }
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private String operator(Plan plan) {
        return switch (plan) {
            case Scan s -> "Scan " + s.table().name() + " " + fields(s.fields()) + where(s.filter());
            case Values v -> values(v);
            case Series s -> series(s);
            case Filter f -> "Filter " + expressions.text(f.predicate());
            case Project p -> "Project " + assignments(p.assignments());
            case Aggregate a -> aggregate(a);
            case Join j -> join(j);
            case Sort s -> "Sort BY " + expressions.order(s.keys());
            case TopN t -> "TopN " + t.limit() + offset(t.offset()) + " BY " + expressions.order(t.keys());
            case Limit l -> "Limit " + (l.limit() == Long.MAX_VALUE ? "ALL" : l.limit()) + offset(l.offset());
            case DistinctOn d -> "DistinctOn " + expressions.list(d.keys())
                    + (d.order().isEmpty() ? "" : " ORDER BY " + expressions.order(d.order()));
            case Union u -> "Union " + fields(u.fields());
            case SetOperation s -> (s.kind() == SetOperation.Kind.EXCEPT ? "Except " : "Intersect ")
                    + (s.all() ? "ALL " : "") + fields(s.fields());
            case Window w -> window(w);
            case With w -> "With";
            case SharedScan s -> "Read " + Names.quoteIfNeeded(s.name()) + " " + fields(s.fields());
            case Exchange e -> "Exchange " + e.kind() + (e.keys().isEmpty() ? "" : " BY " + expressions.list(e.keys()));
        };
    }

    private String values(Values values) {
        if (values.rows().size() > ROWS_SHOWN) {
            return "Values " + fields(values.fields()) + " " + values.rows().size() + " rows";
        }
        List<String> shown = new ArrayList<>();
        values.rows().forEach(row -> shown.add("(" + expressions.list(row) + ")"));
        return "Values " + fields(values.fields()) + " " + (shown.isEmpty() ? "no rows" : String.join(", ", shown));
    }

    private String series(Series series) {
        return "Series " + names.of(series.field()) + " FROM " + expressions.text(series.start()) + " TO "
                + expressions.text(series.stop()) + " BY " + expressions.text(series.step())
                + (series.inclusive() ? "" : " (end excluded)");
    }

    private String aggregate(Aggregate aggregate) {
        List<String> measures = new ArrayList<>();
        for (Aggregate.Measure measure : aggregate.measures()) {
            measures.add(expressions.text(measure.call()) + " AS " + names.of(measure.field()));
        }
        if (aggregate.groupingId() != null) {
            measures.add("GROUPING AS " + names.of(aggregate.groupingId()));
        }
        boolean plain = aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().getFirst().size() == aggregate.keys().size();
        if (plain && measures.isEmpty()) {
            return "Distinct " + assignments(aggregate.keys());
        }
        String by = aggregate.keys().isEmpty() ? "" : " BY " + assignments(aggregate.keys());
        String sets = plain ? "" : " IN " + groupingSets(aggregate);
        return "Aggregate " + String.join(", ", measures) + by + sets;
    }

    private String groupingSets(Aggregate aggregate) {
        List<String> sets = new ArrayList<>();
        for (List<Integer> set : aggregate.groupingSets()) {
            List<String> keys = new ArrayList<>();
            set.forEach(index -> keys.add(names.of(aggregate.keys().get(index).field())));
            sets.add("(" + String.join(", ", keys) + ")");
        }
        return "(" + String.join(", ", sets) + ")";
    }

    private String join(Join join) {
        List<Expression> conditions = new ArrayList<>();
        for (Join.Key key : join.keys()) {
            conditions.add(new Compare(key.op(), key.left(), key.right()));
        }
        if (join.residual() != null) {
            conditions.add(join.residual());
        }
        String mark = join.mark() == null ? "" : " " + names.of(join.mark());
        String condition = switch (conditions.size()) {
            case 0 -> "";
            case 1 -> " ON " + expressions.text(conditions.getFirst());
            default -> " ON " + expressions.text(new Logical(Logical.Op.AND, conditions));
        };
        String build = join.build() == Join.Side.LEFT ? " BUILD LEFT" : "";
        return "Join " + join.kind() + build + mark + condition + (join.dependent() ? " (dependent)" : "");
    }

    private String window(Window window) {
        List<String> calls = new ArrayList<>();
        for (WindowCall call : window.calls()) {
            String function = expressions.text(call, window.partitionBy(), window.order());
            calls.add(function + " AS " + names.of(call.field()));
        }
        String ties =
                switch (window.counted()) {
                    case ROW_NUMBER -> "";
                    case RANK -> " WITH TIES";
                    case DENSE_RANK -> " GROUPS OF TIES";
                };
        String first = window.rowsMax() == Window.ALL_ROWS ? "" : " FIRST " + window.rowsMax() + ties;
        if (calls.isEmpty()) {
            String keys = window.partitionBy().isEmpty() ? "" : " PER " + expressions.list(window.partitionBy());
            String order = window.order().isEmpty() ? "" : " ORDER BY " + expressions.order(window.order());
            return "Window" + first + keys + order;
        }
        return "Window " + String.join(", ", calls) + first;
    }

    private String assignments(List<Assignment> assignments) {
        List<String> parts = new ArrayList<>();
        for (Assignment each : assignments) {
            String expression = expressions.text(each.expression());
            parts.add(each.isIdentity() ? expression : expression + " AS " + names.of(each.field()));
        }
        return String.join(", ", parts);
    }

    private String fields(List<Field> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach(field -> parts.add(names.of(field)));
        return "[" + String.join(", ", parts) + "]";
    }

    private String where(@Nullable Expression filter) {
        if (filter == null || filter instanceof Literal literal && Boolean.TRUE.equals(literal.value())) {
            return "";
        }
        return " WHERE " + expressions.text(filter);
    }

    private static String offset(long offset) {
        return offset == 0 ? "" : " OFFSET " + offset;
    }
}
