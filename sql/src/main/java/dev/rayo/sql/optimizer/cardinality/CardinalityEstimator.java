package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.catalog.TableStatistics;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.analysis.Conjunction;
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
import dev.rayo.sql.plan.Plan.Values;
import dev.rayo.sql.plan.Plan.Window;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Estimates rows and columns of plans from table statistics, bottom up. Remembers every node it was asked about, by
/// identity. Not thread-safe.
public final class CardinalityEstimator {
    private static final int VALUES_COUNTED_MAX = 1000;
    private static final double COUNTED_BELOW = 0.98;

    private final Map<Plan, Estimate> known = new IdentityHashMap<>();
    private final Map<Integer, Plan> sharedById = new HashMap<>();
    private int scans;

    private CardinalityEstimator() {}

    /// For questions about `root`, and about nodes that replace nodes of it.
    public static CardinalityEstimator within(Plan root) {
        CardinalityEstimator estimator = new CardinalityEstimator();
        PlanTree.visit(root, node -> {
            if (node instanceof With with) {
                with.shared().forEach(shared -> estimator.sharedById.put(shared.id(), shared.plan()));
            }
        });
        return estimator;
    }

    /// Rows that `plan` is thought to put out.
    public double rows(Plan plan) {
        return of(plan).rows();
    }

    public Estimate of(Plan plan) {
        Estimate estimate = known.get(plan);
        if (estimate == null) {
            estimate = compute(plan);
            known.put(plan, estimate);
        }
        return estimate;
    }

    /// Takes `estimate` for what `plan` puts out, whatever its operator says.
    public void assume(Plan plan, Estimate estimate) {
        known.put(plan, estimate);
    }

    /// The rows of `input` on which all `terms` are true.
    public static Estimate filtered(Estimate input, List<Expression> terms) {
        if (terms.isEmpty()) {
            return input;
        }
        Selectivity selectivity = new Selectivity(input);
        double fraction = Math.clamp(selectivity.conjunction(terms), 0, 1);
        Map<Integer, ColumnEstimate> restricted = selectivity.restrictedColumns(terms);
        double rows = input.rows() * fraction;
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        input.columns().forEach((id, column) -> {
            ColumnEstimate own = restricted.get(id);
            columns.put(id, own == null ? column.thinned(input.rows(), fraction) : atMost(own, rows));
        });
        restricted.forEach((id, column) -> columns.putIfAbsent(id, atMost(column, rows)));
        return new Estimate(rows, columns);
    }

    private static ColumnEstimate atMost(ColumnEstimate column, double rows) {
        return column.distinct() <= rows ? column : column.withDistinct(rows);
    }

    /// The part of the rows of `input` on which `predicate` is true.
    public static double selectivity(Estimate input, Expression predicate) {
        return new Selectivity(input).of(predicate);
    }

    /// What the values of `expression` over `input` look like.
    public static ColumnEstimate column(Estimate input, Expression expression) {
        return new ExpressionEstimator(input).of(expression);
    }

    private Estimate compute(Plan plan) {
        return switch (plan) {
            case Scan s -> filtered(table(s), Conjunction.split(s.filter()));
            case Values v -> values(v);
            case Series s -> series(s);
            case Filter f -> filtered(of(f.input()), Conjunction.split(f.predicate()));
            case Project p -> project(p);
            case Aggregate a -> new GroupEstimator(of(a.input())).of(a);
            case Join j -> JoinEstimator.of(j, of(j.left()), of(j.right()));
            case Sort s -> of(s.input());
            case TopN t -> cut(of(t.input()), t.limit(), t.offset());
            case Limit l -> cut(of(l.input()), l.limit(), l.offset());
            case DistinctOn d -> {
                Estimate input = of(d.input());
                yield input.thinned(new GroupEstimator(input).groups(d.keys()) / Math.max(1, input.rows()));
            }
            case Union u -> union(u);
            case SetOperation s -> setOperation(s);
            case Window w -> {
                Estimate input = of(w.input());
                double wanted = new GroupEstimator(input).groups(w.partitionBy()) * w.rowsMax();
                yield wanted >= input.rows() ? input : input.thinned(wanted / input.rows());
            }
            case With w -> of(w.input());
            case SharedScan s -> shared(s);
            case Exchange e -> of(e.input());
        };
    }

    /// The table of a scan, before its filter.
    private Estimate table(Scan scan) {
        TableStatistics statistics = scan.table().statistics();
        double rows = Math.max(0, statistics.rowCount());
        int source = scans++;
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        for (int i = 0; i < scan.fields().size(); i++) {
            int ordinal = scan.columns().get(i);
            ColumnStatistics column = ordinal < statistics.columns().size()
                    ? statistics.columns().get(ordinal)
                    : ColumnStatistics.UNKNOWN;
            columns.put(scan.fields().get(i).id(), column(column, scan.fields().get(i).type(), rows, source));
        }
        return new Estimate(rows, columns);
    }

    private static ColumnEstimate column(ColumnStatistics statistics, Type type, double rows, int source) {
        double low = ValueScale.position(statistics.min());
        double high = ValueScale.position(statistics.max());
        double nulls = statistics.nullCount() < 0 || rows <= 0 ? 0 : Math.min(1, statistics.nullCount() / rows);
        double values = rows * (1 - nulls);
        double most = Math.min(bound(type, values), ValueScale.countBetween(low, high, type));
        double distinct = statistics.distinctCount() >= 0 ? statistics.distinctCount() : most;
        // Whoever says the most there can be has not counted, or looks at a key: both are upper bounds for others.
        boolean counted = statistics.distinctCount() >= 0 && (distinct < COUNTED_BELOW * most || type == Type.VARCHAR);
        distinct = Math.max(1, Math.min(distinct, Math.max(1, values)));
        double bytes = statistics.averageBytes() >= 0 ? statistics.averageBytes() : ValueScale.bytes(type);
        return new ColumnEstimate(low, high, nulls, distinct, distinct, distinct, counted, bytes, Double.NaN, source, rows);
    }

    /// Whole numbers may all differ; of texts some repeat.
    private static double bound(Type type, double rows) {
        return type.isInteger() || type.isTemporal() ? rows : Estimate.unknownDistinct(rows);
    }

    private static Estimate values(Values values) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        int rows = values.rows().size();
        for (int i = 0; i < values.fields().size() && rows <= VALUES_COUNTED_MAX; i++) {
            List<@Nullable Object> constants = new ArrayList<>();
            for (List<Expression> row : values.rows()) {
                constants.add(row.get(i) instanceof Literal literal ? literal.value() : null);
            }
            Field field = values.fields().get(i);
            columns.put(field.id(), constants(constants, field.type()));
        }
        return new Estimate(rows, columns);
    }

    private static ColumnEstimate constants(List<@Nullable Object> values, Type type) {
        long distinct = values.stream().filter(Objects::nonNull).distinct().count();
        double low = values.stream().mapToDouble(ValueScale::position).filter(each -> !Double.isNaN(each)).min().orElse(Double.NaN);
        double high = values.stream().mapToDouble(ValueScale::position).filter(each -> !Double.isNaN(each)).max().orElse(Double.NaN);
        return ColumnEstimate.ofDistinct(distinct, ValueScale.bytes(type)).withRange(low, high);
    }

    private static Estimate series(Series series) {
        double start = constant(series.start());
        double stop = constant(series.stop());
        double step = constant(series.step());
        double count = Math.floor((stop - start) / step) + 1;
        double rows = Double.isNaN(count) || Double.isInfinite(count) ? VALUES_COUNTED_MAX : Math.max(0, count);
        ColumnEstimate column = ColumnEstimate.ofDistinct(rows, ValueScale.bytes(series.field().type()))
                .withRange(Math.min(start, stop), Math.max(start, stop));
        return new Estimate(rows, Map.of(series.field().id(), column));
    }

    private static double constant(Expression expression) {
        return expression instanceof Literal literal ? ValueScale.position(literal.value()) : Double.NaN;
    }

    private Estimate project(Project project) {
        Estimate input = of(project.input());
        ExpressionEstimator expressions = new ExpressionEstimator(input);
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        for (Assignment each : project.assignments()) {
            columns.put(each.field().id(), expressions.of(each.expression()));
        }
        return new Estimate(input.rows(), columns);
    }

    private static Estimate cut(Estimate input, long limit, long offset) {
        double rows = Math.clamp(input.rows() - offset, 0, (double) limit);
        return input.rows() <= 0 ? input : input.thinned(rows / input.rows());
    }

    private Estimate union(Union union) {
        List<Estimate> inputs = union.inputs().stream().map(this::of).toList();
        double rows = inputs.stream().mapToDouble(Estimate::rows).sum();
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        for (int i = 0; i < union.fields().size(); i++) {
            ColumnEstimate together = null;
            for (int input = 0; input < inputs.size(); input++) {
                Field field = union.inputs().get(input).output().get(i);
                ColumnEstimate one = inputs.get(input).column(field.id(), field.type());
                together = together == null ? one : both(together, one);
            }
            if (together != null) {
                columns.put(union.fields().get(i).id(), together);
            }
        }
        return new Estimate(rows, columns);
    }

    private static ColumnEstimate both(ColumnEstimate left, ColumnEstimate right) {
        double domain = Math.max(left.domain(), right.domain());
        return new ColumnEstimate(
                Math.min(left.low(), right.low()),
                Math.max(left.high(), right.high()),
                (left.nullFraction() + right.nullFraction()) / 2,
                Math.max(left.distinct(), right.distinct()),
                domain,
                domain,
                left.counted() && right.counted(),
                Math.max(left.bytes(), right.bytes()),
                Double.NaN,
                ColumnEstimate.COMPUTED,
                domain);
    }

    private Estimate setOperation(SetOperation operation) {
        Estimate left = of(operation.left());
        double right = of(operation.right()).rows();
        double fraction = switch (operation.kind()) {
            case INTERSECT -> left.rows() <= 0 ? 1 : Math.min(left.rows(), right) / left.rows() / 2;
            case EXCEPT -> 0.5;
        };
        Estimate kept = left.thinned(fraction);
        return renamed(kept, operation.left().output(), operation.fields());
    }

    private Estimate shared(SharedScan scan) {
        Plan plan = sharedById.get(scan.sharedId());
        if (plan == null) {
            return new Estimate(VALUES_COUNTED_MAX, Map.of());
        }
        List<Field> output = plan.output();
        Estimate renamed = renamed(of(plan), scan.columns().stream().map(output::get).toList(), scan.fields());
        // Readers that meet have the same values, not values drawn from the same domain.
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        renamed.columns().forEach((id, column) -> columns.put(id, column.withDomain(column.distinct())));
        return new Estimate(renamed.rows(), columns);
    }

    private static Estimate renamed(Estimate estimate, List<Field> from, List<Field> to) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        for (int i = 0; i < to.size(); i++) {
            columns.put(to.get(i).id(), estimate.column(from.get(i).id(), from.get(i).type()));
        }
        return new Estimate(estimate.rows(), columns);
    }
}
