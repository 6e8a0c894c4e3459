package dev.rayo.sql.reference;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
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
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanReferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Evaluates a plan over [MemoryTable]s, before or after any rewrite: subqueries and dependent joins are evaluated
/// anew for each outer row, joins loop over all pairs.
public final class PlanInterpreter {
    private final Map<Integer, List<@Nullable Object[]>> shared = new HashMap<>();
    private final ExpressionInterpreter expressions = new ExpressionInterpreter(this);

    private PlanInterpreter() {}

    /// The rows of `plan`, each with the values of [Plan#output] in order.
    public static List<List<@Nullable Object>> rows(Plan plan) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (@Nullable Object[] row : new PlanInterpreter().run(plan, Map.of())) {
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    /// `outer` has the values of the enclosing queries' fields.
    List<@Nullable Object[]> run(Plan plan, Map<Integer, @Nullable Object> outer) {
        return switch (plan) {
            case Scan scan -> scan(scan, outer);
            case Plan.Values values -> {
                List<@Nullable Object[]> rows = new ArrayList<>();
                for (List<Expression> row : values.rows()) {
                    rows.add(row.stream().map(each -> expressions.value(each, outer)).toArray());
                }
                yield rows;
            }
            case Series series -> series(series, outer);
            case Filter filter -> filter(filter, outer);
            case Project project -> {
                List<@Nullable Object[]> rows = new ArrayList<>();
                for (@Nullable Object[] row : run(project.input(), outer)) {
                    Map<Integer, @Nullable Object> bound = bind(project.input(), row, outer);
                    rows.add(project.assignments().stream()
                            .map(each -> expressions.value(each.expression(), bound))
                            .toArray());
                }
                yield rows;
            }
            case Aggregate aggregate -> aggregate(aggregate, outer);
            case Join join -> join(join, outer);
            case Sort sort -> sorted(sort.input(), sort.keys(), outer);
            case TopN top -> slice(sorted(top.input(), top.keys(), outer), top.limit(), top.offset());
            case Limit limit -> slice(run(limit.input(), outer), limit.limit(), limit.offset());
            case DistinctOn distinct -> {
                Map<List<@Nullable Object>, @Nullable Object[]> first = new LinkedHashMap<>();
                for (@Nullable Object[] row : sorted(distinct.input(), distinct.order(), outer)) {
                    Map<Integer, @Nullable Object> bound = bind(distinct.input(), row, outer);
                    first.putIfAbsent(values(distinct.keys(), bound), row);
                }
                yield new ArrayList<>(first.values());
            }
            case Union union -> {
                List<@Nullable Object[]> rows = new ArrayList<>();
                union.inputs().forEach(input -> rows.addAll(run(input, outer)));
                yield rows;
            }
            case SetOperation operation -> setOperation(operation, outer);
            case Window window -> new WindowInterpreter(this, expressions).run(window, outer);
            case With with -> {
                with.shared().forEach(each -> shared.put(each.id(), run(each.plan(), outer)));
                yield run(with.input(), outer);
            }
            case SharedScan scan -> {
                List<@Nullable Object[]> all = shared.get(scan.sharedId());
                if (all == null) {
                    throw new IllegalStateException("no shared plan " + scan.sharedId() + " here");
                }
                List<@Nullable Object[]> rows = new ArrayList<>();
                all.forEach(row -> rows.add(
                        scan.columns().stream().map(column -> row[column]).toArray()));
                yield rows;
            }
            case Exchange exchange -> run(exchange.input(), outer);
        };
    }

    private List<@Nullable Object[]> scan(Scan scan, Map<Integer, @Nullable Object> outer) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : ((MemoryTable) scan.table()).rows()) {
            @Nullable Object[] read = scan.columns().stream().map(column -> row[column]).toArray();
            if (scan.filter() == null || expressions.isTrue(scan.filter(), bind(scan, read, outer))) {
                rows.add(read);
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> series(Series series, Map<Integer, @Nullable Object> outer) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Long start = (Long) expressions.value(series.start(), outer);
        Long stop = (Long) expressions.value(series.stop(), outer);
        Long step = (Long) expressions.value(series.step(), outer);
        if (start == null || stop == null || step == null) {
            return rows;
        }
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            rows.add(new Object[] {i});
        }
        if (series.inclusive() && (stop - start) % step == 0 && (step > 0 ? start <= stop : start >= stop)) {
            rows.add(new Object[] {stop});
        }
        return rows;
    }

    /// A filter over inner joins drops rows as soon as a conjunct can be decided: the pairs of eight tables are too
    /// many.
    private List<@Nullable Object[]> filter(Filter filter, Map<Integer, @Nullable Object> outer) {
        List<Plan> leaves = new ArrayList<>();
        List<Expression> conjuncts = new ArrayList<>();
        flatten(filter, leaves, conjuncts);
        Set<Integer> known = new HashSet<>(outer.keySet());
        List<@Nullable Object[]> rows = new ArrayList<>();
        rows.add(new Object[0]);
        List<Field> fields = new ArrayList<>();
        for (Plan leaf : leaves) {
            leaf.output().forEach(field -> known.add(field.id()));
            List<Expression> decided = conjuncts.stream()
                    .filter(each -> PlanReferences.within(each, known))
                    .toList();
            conjuncts.removeAll(decided);
            List<@Nullable Object[]> pairs = new ArrayList<>();
            List<@Nullable Object[]> next = run(leaf, outer);
            fields.addAll(leaf.output());
            for (@Nullable Object[] left : rows) {
                for (@Nullable Object[] right : next) {
                    @Nullable Object[] pair = concat(left, right);
                    Map<Integer, @Nullable Object> bound = bind(fields, pair, outer);
                    if (decided.stream().allMatch(each -> expressions.isTrue(each, bound))) {
                        pairs.add(pair);
                    }
                }
            }
            rows = pairs;
        }
        if (!conjuncts.isEmpty()) {
            throw new IllegalStateException("unknown fields in " + conjuncts);
        }
        return rows;
    }

    private static void flatten(Plan plan, List<Plan> leaves, List<Expression> conjuncts) {
        if (plan instanceof Filter(Plan input, Expression predicate)) {
            if (predicate instanceof Expression.Logical(Expression.Logical.Op op, List<Expression> terms)
                    && op == Expression.Logical.Op.AND) {
                conjuncts.addAll(terms);
            } else {
                conjuncts.add(predicate);
            }
            flatten(input, leaves, conjuncts);
        } else if (plan instanceof Join join && join.kind() == Join.Kind.INNER && !join.dependent()) {
            flatten(join.left(), leaves, conjuncts);
            flatten(join.right(), leaves, conjuncts);
            join.keys().forEach(key -> conjuncts.add(new Compare(key.op(), key.left(), key.right())));
            if (join.residual() != null) {
                conjuncts.add(join.residual());
            }
        } else {
            leaves.add(plan);
        }
    }

    private List<@Nullable Object[]> join(Join join, Map<Integer, @Nullable Object> outer) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        int leftWidth = join.left().output().size();
        int rightWidth = join.right().output().size();
        List<@Nullable Object[]> right = join.dependent() ? List.of() : run(join.right(), outer);
        boolean[] rightMatched = new boolean[right.size()];
        for (@Nullable Object[] left : run(join.left(), outer)) {
            Map<Integer, @Nullable Object> bound = bind(join.left(), left, outer);
            List<@Nullable Object[]> candidates = join.dependent() ? run(join.right(), bound) : right;
            int matches = 0;
            boolean open = false;
            for (int i = 0; i < candidates.size(); i++) {
                Boolean match = matches(join, bind(join.right(), candidates.get(i), bound));
                open |= match == null;
                if (!Boolean.TRUE.equals(match)) {
                    continue;
                }
                matches++;
                if (!join.dependent()) {
                    rightMatched[i] = true;
                }
                switch (join.kind()) {
                    case INNER, LEFT, RIGHT, FULL, SINGLE -> rows.add(concat(left, candidates.get(i)));
                    case SEMI, ANTI, MARK -> {}
                }
            }
            switch (join.kind()) {
                case INNER, RIGHT -> {}
                case LEFT, FULL -> {
                    if (matches == 0) {
                        rows.add(concat(left, new Object[rightWidth]));
                    }
                }
                case SINGLE -> {
                    if (matches > 1) {
                        throw RayoException.user("more than one row returned by a subquery used as an expression");
                    }
                    if (matches == 0) {
                        rows.add(concat(left, new Object[rightWidth]));
                    }
                }
                case SEMI -> {
                    if (matches > 0) {
                        rows.add(left);
                    }
                }
                case ANTI -> {
                    if (matches == 0) {
                        rows.add(left);
                    }
                }
                case MARK -> rows.add(concat(left, new Object[] {matches > 0 ? Boolean.TRUE : open ? null : Boolean.FALSE}));
            }
        }
        if (join.kind() == Join.Kind.RIGHT || join.kind() == Join.Kind.FULL) {
            for (int i = 0; i < rightMatched.length; i++) {
                if (!rightMatched[i]) {
                    rows.add(concat(new Object[leftWidth], right.get(i)));
                }
            }
        }
        return rows;
    }

    private @Nullable Boolean matches(Join join, Map<Integer, @Nullable Object> bound) {
        boolean open = false;
        for (Join.Key key : join.keys()) {
            Boolean match = (Boolean) expressions.value(new Compare(key.op(), key.left(), key.right()), bound);
            if (Boolean.FALSE.equals(match)) {
                return false;
            }
            open |= match == null;
        }
        if (join.residual() != null) {
            Boolean match = (Boolean) expressions.value(join.residual(), bound);
            if (Boolean.FALSE.equals(match)) {
                return false;
            }
            open |= match == null;
        }
        return open ? null : Boolean.TRUE;
    }

    private List<@Nullable Object[]> aggregate(Aggregate aggregate, Map<Integer, @Nullable Object> outer) {
        List<Map<Integer, @Nullable Object>> input = new ArrayList<>();
        for (@Nullable Object[] row : run(aggregate.input(), outer)) {
            input.add(bind(aggregate.input(), row, outer));
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int set = 0; set < aggregate.groupingSets().size(); set++) {
            List<Integer> indexes = aggregate.groupingSets().get(set);
            Map<List<@Nullable Object>, List<Map<Integer, @Nullable Object>>> groups = new LinkedHashMap<>();
            if (indexes.isEmpty()) {
                groups.put(List.of(), new ArrayList<>());
            }
            List<Expression> keys = indexes.stream()
                    .map(index -> aggregate.keys().get(index).expression())
                    .toList();
            for (Map<Integer, @Nullable Object> row : input) {
                groups.computeIfAbsent(values(keys, row), key -> new ArrayList<>()).add(row);
            }
            for (List<Map<Integer, @Nullable Object>> group : groups.values()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < aggregate.keys().size(); i++) {
                    Assignment key = aggregate.keys().get(i);
                    row.add(indexes.contains(i) ? expressions.value(key.expression(), group.getFirst()) : null);
                }
                for (Aggregate.Measure measure : aggregate.measures()) {
                    row.add(new AggregateInterpreter(expressions).value(measure.call(), group));
                }
                if (aggregate.groupingId() != null) {
                    row.add((long) set);
                }
                rows.add(row.toArray());
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> setOperation(SetOperation operation, Map<Integer, @Nullable Object> outer) {
        Map<List<@Nullable Object>, Integer> right = new HashMap<>();
        for (@Nullable Object[] row : run(operation.right(), outer)) {
            right.merge(Values.key(row), 1, Integer::sum);
        }
        Set<List<@Nullable Object>> seen = new HashSet<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : run(operation.left(), outer)) {
            List<@Nullable Object> key = Values.key(row);
            int count = right.getOrDefault(key, 0);
            boolean intersect = operation.kind() == SetOperation.Kind.INTERSECT;
            if (operation.all()) {
                right.put(key, Math.max(0, count - 1));
            } else if (!seen.add(key)) {
                continue;
            }
            if (count > 0 == intersect) {
                rows.add(row);
            }
        }
        return rows;
    }

    List<@Nullable Object[]> sorted(Plan input, List<SortKey> keys, Map<Integer, @Nullable Object> outer) {
        List<@Nullable Object[]> rows = new ArrayList<>(run(input, outer));
        rows.sort((a, b) -> order(keys).compare(bind(input, a, outer), bind(input, b, outer)));
        return rows;
    }

    Comparator<Map<Integer, @Nullable Object>> order(List<SortKey> keys) {
        return expressions.order(keys);
    }

    private List<@Nullable Object> values(List<Expression> list, Map<Integer, @Nullable Object> row) {
        return Values.key(
                list.stream().map(each -> expressions.value(each, row)).toArray());
    }

    static Map<Integer, @Nullable Object> bind(Plan plan, @Nullable Object[] row, Map<Integer, @Nullable Object> outer) {
        return bind(plan.output(), row, outer);
    }

    private static Map<Integer, @Nullable Object> bind(
            List<Field> fields, @Nullable Object[] row, Map<Integer, @Nullable Object> outer) {
        if (fields.size() != row.length) {
            throw new IllegalStateException(row.length + " values for " + fields);
        }
        Map<Integer, @Nullable Object> bound = new HashMap<>(outer);
        for (int i = 0; i < row.length; i++) {
            bound.put(fields.get(i).id(), row[i]);
        }
        return bound;
    }

    static @Nullable Object[] concat(@Nullable Object[] left, @Nullable Object[] right) {
        @Nullable Object[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static List<@Nullable Object[]> slice(List<@Nullable Object[]> rows, long limit, long offset) {
        int from = (int) Math.min(offset, rows.size());
        int to = (int) Math.min(rows.size(), limit == Long.MAX_VALUE ? rows.size() : from + limit);
        return rows.subList(from, to);
    }
}
