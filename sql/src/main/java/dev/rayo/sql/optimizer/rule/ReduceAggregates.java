package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.SharedScan;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Aggregates only the groups that a join asks for: where few rows are joined with many groups by their key, the rows
/// are computed first, shared, and the input of the aggregate is semi-joined with them. What correlated subqueries
/// become (`quantity < (SELECT avg(…) … WHERE partkey = …)`) gains most.
///
/// Expects all shared plans in one WITH at the root: [HoistShared].
public final class ReduceAggregates implements Rule {
    private static final double ROWS_LEAST = 10_000;
    private static final double RATIO_LEAST = 4;

    private final double rowsLeast;
    private final double ratioLeast;

    public ReduceAggregates() {
        this(ROWS_LEAST, RATIO_LEAST);
    }

    /// @param rowsLeast  rows that an aggregate must read to be worth the effort
    /// @param ratioLeast groups there must be for each row of the other side
    ReduceAggregates(double rowsLeast, double ratioLeast) {
        this.rowsLeast = rowsLeast;
        this.ratioLeast = ratioLeast;
    }

    @Override
    public Plan apply(Plan plan, RuleContext context) {
        return new Pass(plan, context).apply();
    }

    private final class Pass {
        private final Plan root;
        private final RuleContext context;
        private final CardinalityEstimator estimator;
        private int nextId;

        Pass(Plan root, RuleContext context) {
            this.root = root;
            this.context = context;
            this.estimator = CardinalityEstimator.within(root);
        }

        Plan apply() {
            List<With.Shared> all = new ArrayList<>();
            if (!(root instanceof With with)) {
                Plan input = reduce(root, all);
                return all.isEmpty() ? root : new With(all, input);
            }
            with.shared().forEach(shared -> nextId = Math.max(nextId, shared.id() + 1));
            for (With.Shared each : with.shared()) {
                Plan plan = reduce(each.plan(), all);
                all.add(plan == each.plan() ? each : new With.Shared(each.id(), each.name(), plan));
            }
            Plan input = reduce(with.input(), all);
            return all.equals(with.shared()) ? with : new With(all, input);
        }

        /// @param before the shared plans that `plan` may read; new ones are added behind them
        private Plan reduce(Plan plan, List<With.Shared> before) {
            if (plan instanceof Join join) {
                Plan reduced = atJoin(join, before);
                if (reduced != null) {
                    return PlanTree.mapInputs(reduced, input -> reduce(input, before));
                }
            }
            return PlanTree.mapInputs(plan, input -> reduce(input, before));
        }

        private @Nullable Plan atJoin(Join join, List<With.Shared> before) {
            boolean rightMayShrink = switch (join.kind()) {
                case INNER, LEFT, SEMI, ANTI, SINGLE -> true;
                case RIGHT, FULL, MARK -> false;
            };
            boolean leftMayShrink = join.kind() == Join.Kind.INNER || join.kind() == Join.Kind.RIGHT;
            List<Expression> left = join.keys().stream().map(Join.Key::left).toList();
            List<Expression> right = join.keys().stream().map(Join.Key::right).toList();
            if (join.keys().stream().anyMatch(key -> key.op() != Compare.Op.EQ)) {
                return null;
            }
            if (rightMayShrink) {
                Plan reduced = shrink(join, join.right(), right, join.left(), left, before);
                if (reduced != null) {
                    return reduced;
                }
            }
            return leftMayShrink ? shrink(join, join.left(), left, join.right(), right, before) : null;
        }

        /// The join with `side`, which is an aggregate, limited to the groups whose keys `other` has.
        private @Nullable Plan shrink(
                Join join,
                Plan side,
                List<Expression> sideKeys,
                Plan other,
                List<Expression> otherKeys,
                List<With.Shared> before) {
            Aggregate aggregate = aggregate(side);
            if (aggregate == null || !isWorth(aggregate, other)) {
                return null;
            }
            List<Expression> grouped = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < sideKeys.size(); i++) {
                Expression key = groupedBy(sideKeys.get(i), side);
                int column = otherKeys.get(i) instanceof Reference reference ? position(reference, other) : -1;
                if (key != null && column >= 0) {
                    grouped.add(key);
                    columns.add(column);
                    fields.add(context.ids().fresh(other.output().get(column)));
                }
            }
            if (grouped.isEmpty()) {
                return null;
            }
            With.Shared shared = share(other, before);
            Plan keys = new SharedScan(shared.id(), shared.name(), fields, columns);
            List<Join.Key> matches = new ArrayList<>();
            for (int i = 0; i < grouped.size(); i++) {
                matches.add(new Join.Key(grouped.get(i), Reference.to(fields.get(i)), Compare.Op.EQ));
            }
            Plan fewer = new Join(Join.Kind.SEMI, aggregate.input(), keys, matches, null, null, false);
            Plan newSide = replaceInput(side, fewer);
            Plan newOther = new SharedScan(
                    shared.id(),
                    shared.name(),
                    other.output(),
                    IntStream.range(0, other.output().size()).boxed().toList());
            return PlanTree.withInputs(
                    join, side == join.left() ? List.of(newSide, newOther) : List.of(newOther, newSide));
        }

        private With.Shared share(Plan plan, List<With.Shared> before) {
            Plan reduced = reduce(plan, before);
            With.Shared shared = new With.Shared(nextId, "keys" + (nextId + 1), reduced);
            nextId++;
            before.add(shared);
            return shared;
        }

        private boolean isWorth(Aggregate aggregate, Plan other) {
            double rows = estimator.rows(other);
            return estimator.rows(aggregate.input()) >= rowsLeast
                    && estimator.rows(aggregate) >= ratioLeast * rows
                    && estimator.rows(aggregate.input()) >= ratioLeast * rows
                    && Determinism.isRepeatable(other)
                    && Determinism.isRepeatable(aggregate.input());
        }
    }

    /// The aggregate that a side of a join is, below filters and projections.
    private static @Nullable Aggregate aggregate(Plan side) {
        return switch (side) {
            case Project p -> aggregate(p.input());
            case Filter f -> Determinism.isRepeatable(f.predicate()) ? aggregate(f.input()) : null;
            case Aggregate a -> a.groupingSets().size() == 1 && !a.keys().isEmpty() ? a : null;
            default -> null;
        };
    }

    /// The column of the aggregate's input that `key`, over the output of `side`, is grouped by.
    private static @Nullable Expression groupedBy(Expression key, Plan side) {
        if (!(key instanceof Reference reference)) {
            return null;
        }
        return switch (side) {
            case Project p -> {
                for (Assignment each : p.assignments()) {
                    if (each.field().id() == reference.id()) {
                        yield groupedBy(each.expression(), p.input());
                    }
                }
                yield null;
            }
            case Filter f -> groupedBy(key, f.input());
            case Aggregate a -> {
                for (Assignment each : a.keys()) {
                    if (each.field().id() == reference.id()) {
                        yield each.expression();
                    }
                }
                yield null;
            }
            default -> null;
        };
    }

    private static Plan replaceInput(Plan side, Plan input) {
        return side instanceof Aggregate
                ? PlanTree.withInputs(side, List.of(input))
                : PlanTree.mapInputs(side, below -> replaceInput(below, input));
    }

    private static int position(Reference reference, Plan plan) {
        List<Field> output = plan.output();
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i).id() == reference.id()) {
                return i;
            }
        }
        return -1;
    }
}
