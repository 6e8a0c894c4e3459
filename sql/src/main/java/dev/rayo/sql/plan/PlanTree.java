package dev.rayo.sql.plan;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
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
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Ways to walk a plan: the one place that knows how to put new inputs into every node.
public final class PlanTree {
    private PlanTree() {}

    /// `plan` over other inputs, in the order of [Plan#inputs]; the same object where they are the same objects.
    public static Plan withInputs(Plan plan, List<Plan> inputs) {
        List<Plan> before = plan.inputs();
        boolean same = before.size() == inputs.size();
        for (int i = 0; same && i < inputs.size(); i++) {
            same = before.get(i) == inputs.get(i);
        }
        if (same) {
            return plan;
        }
        return switch (plan) {
            case Scan s -> s;
            case Values v -> v;
            case Series s -> s;
            case SharedScan s -> s;
            case Filter f -> new Filter(inputs.getFirst(), f.predicate());
            case Project p -> new Project(inputs.getFirst(), p.assignments());
            case Aggregate a ->
                new Aggregate(inputs.getFirst(), a.keys(), a.groupingSets(), a.measures(), a.groupingId());
            case Join j ->
                new Join(
                        j.kind(),
                        inputs.get(0),
                        inputs.get(1),
                        j.keys(),
                        j.residual(),
                        j.mark(),
                        j.dependent(),
                        j.build());
            case Sort s -> new Sort(inputs.getFirst(), s.keys());
            case TopN t -> new TopN(inputs.getFirst(), t.keys(), t.limit(), t.offset());
            case Limit l -> new Limit(inputs.getFirst(), l.limit(), l.offset());
            case DistinctOn d -> new DistinctOn(inputs.getFirst(), d.keys(), d.order());
            case Union u -> new Union(inputs, u.fields());
            case SetOperation s -> new SetOperation(s.kind(), s.all(), inputs.get(0), inputs.get(1), s.fields());
            case Window w ->
                new Window(
                        inputs.getFirst(), w.partitionBy(), w.order(), w.calls(), w.rowsMax(), w.counted());
            case With w -> {
                List<With.Shared> shared = new ArrayList<>();
                for (int i = 0; i < w.shared().size(); i++) {
                    With.Shared each = w.shared().get(i);
                    shared.add(new With.Shared(each.id(), each.name(), inputs.get(i)));
                }
                yield new With(shared, inputs.getLast());
            }
            case Exchange e -> new Exchange(inputs.getFirst(), e.kind(), e.keys());
        };
    }

    /// Applies `change` to each direct input.
    public static Plan mapInputs(Plan plan, UnaryOperator<Plan> change) {
        List<Plan> inputs = new ArrayList<>();
        for (Plan input : plan.inputs()) {
            inputs.add(change.apply(input));
        }
        return withInputs(plan, inputs);
    }

    /// Applies `change` to every node, inputs before the node itself. Plans inside subquery expressions are not visited.
    public static Plan rewrite(Plan plan, UnaryOperator<Plan> change) {
        return change.apply(mapInputs(plan, input -> rewrite(input, change)));
    }

    /// Visits every node, the node before its inputs.
    public static void visit(Plan plan, Consumer<Plan> visitor) {
        visitor.accept(plan);
        for (Plan input : plan.inputs()) {
            visit(input, visitor);
        }
    }

    /// The expressions a node evaluates itself.
    public static List<Expression> expressions(Plan plan) {
        List<Expression> all = new ArrayList<>();
        switch (plan) {
            case Scan s -> {
                if (s.filter() != null) {
                    all.add(s.filter());
                }
            }
            case Values v -> v.rows().forEach(all::addAll);
            case Series s -> all.addAll(List.of(s.start(), s.stop(), s.step()));
            case SharedScan s -> {}
            case Filter f -> all.add(f.predicate());
            case Project p -> p.assignments().forEach(a -> all.add(a.expression()));
            case Aggregate a -> {
                a.keys().forEach(key -> all.add(key.expression()));
                for (Aggregate.Measure measure : a.measures()) {
                    all.addAll(measure.call().arguments());
                    if (measure.call().filter() != null) {
                        all.add(measure.call().filter());
                    }
                    measure.call().order().forEach(key -> all.add(key.expression()));
                }
            }
            case Join j -> {
                for (Join.Key key : j.keys()) {
                    all.add(key.left());
                    all.add(key.right());
                }
                if (j.residual() != null) {
                    all.add(j.residual());
                }
            }
            case Sort s -> s.keys().forEach(key -> all.add(key.expression()));
            case TopN t -> t.keys().forEach(key -> all.add(key.expression()));
            case Limit l -> {}
            case DistinctOn d -> {
                all.addAll(d.keys());
                d.order().forEach(key -> all.add(key.expression()));
            }
            case Union u -> {}
            case SetOperation s -> {}
            case Window w -> {
                all.addAll(w.partitionBy());
                w.order().forEach(key -> all.add(key.expression()));
                for (WindowCall call : w.calls()) {
                    all.addAll(call.arguments());
                    if (call.filter() != null) {
                        all.add(call.filter());
                    }
                    if (call.frame().startOffset() != null) {
                        all.add(call.frame().startOffset());
                    }
                    if (call.frame().endOffset() != null) {
                        all.add(call.frame().endOffset());
                    }
                }
            }
            case With w -> {}
            case Exchange e -> all.addAll(e.keys());
        }
        return all;
    }

    /// A copy of `plan` with `change` applied to each expression of [#expressions]; the same object where none changed.
    public static Plan mapExpressions(Plan plan, UnaryOperator<Expression> change) {
        return switch (plan) {
            case Scan s -> {
                Expression filter = s.filter() == null ? null : change.apply(s.filter());
                yield filter == s.filter() ? s : new Scan(s.table(), s.fields(), s.columns(), filter);
            }
            case Values v -> {
                List<List<Expression>> rows = mapList(v.rows(), row -> mapList(row, change));
                yield rows == v.rows() ? v : new Values(v.fields(), rows);
            }
            case Series s -> {
                Expression start = change.apply(s.start());
                Expression stop = change.apply(s.stop());
                Expression step = change.apply(s.step());
                boolean same = start == s.start() && stop == s.stop() && step == s.step();
                yield same ? s : new Series(s.field(), start, stop, step, s.inclusive());
            }
            case SharedScan s -> s;
            case Filter f -> {
                Expression predicate = change.apply(f.predicate());
                yield predicate == f.predicate() ? f : new Filter(f.input(), predicate);
            }
            case Project p -> {
                List<Assignment> assignments = mapList(p.assignments(), each -> mapAssignment(each, change));
                yield assignments == p.assignments() ? p : new Project(p.input(), assignments);
            }
            case Aggregate a -> {
                List<Assignment> keys = mapList(a.keys(), key -> mapAssignment(key, change));
                List<Aggregate.Measure> measures = mapList(a.measures(), measure -> {
                    AggregateCall call = mapCall(measure.call(), change);
                    return call == measure.call() ? measure : new Aggregate.Measure(measure.field(), call);
                });
                boolean same = keys == a.keys() && measures == a.measures();
                yield same ? a : new Aggregate(a.input(), keys, a.groupingSets(), measures, a.groupingId());
            }
            case Join j -> {
                List<Join.Key> keys = mapList(j.keys(), key -> {
                    Expression left = change.apply(key.left());
                    Expression right = change.apply(key.right());
                    return left == key.left() && right == key.right() ? key : new Join.Key(left, right, key.op());
                });
                Expression residual = j.residual() == null ? null : change.apply(j.residual());
                boolean same = keys == j.keys() && residual == j.residual();
                yield same
                        ? j
                        : new Join(
                                j.kind(), j.left(), j.right(), keys, residual, j.mark(), j.dependent(), j.build());
            }
            case Sort s -> {
                List<SortKey> keys = mapKeys(s.keys(), change);
                yield keys == s.keys() ? s : new Sort(s.input(), keys);
            }
            case TopN t -> {
                List<SortKey> keys = mapKeys(t.keys(), change);
                yield keys == t.keys() ? t : new TopN(t.input(), keys, t.limit(), t.offset());
            }
            case Limit l -> l;
            case DistinctOn d -> {
                List<Expression> keys = mapList(d.keys(), change);
                List<SortKey> order = mapKeys(d.order(), change);
                yield keys == d.keys() && order == d.order() ? d : new DistinctOn(d.input(), keys, order);
            }
            case Union u -> u;
            case SetOperation s -> s;
            case Window w -> {
                List<Expression> partitionBy = mapList(w.partitionBy(), change);
                List<SortKey> order = mapKeys(w.order(), change);
                List<WindowCall> calls = mapList(w.calls(), call -> mapCall(call, change));
                boolean same = partitionBy == w.partitionBy() && order == w.order() && calls == w.calls();
                yield same ? w : new Window(w.input(), partitionBy, order, calls, w.rowsMax(), w.counted());
            }
            case With w -> w;
            case Exchange e -> {
                List<Expression> keys = mapList(e.keys(), change);
                yield keys == e.keys() ? e : new Exchange(e.input(), e.kind(), keys);
            }
        };
    }

    private static Assignment mapAssignment(Assignment assignment, UnaryOperator<Expression> change) {
        Expression expression = change.apply(assignment.expression());
        return expression == assignment.expression() ? assignment : new Assignment(assignment.field(), expression);
    }

    private static List<SortKey> mapKeys(List<SortKey> keys, UnaryOperator<Expression> change) {
        return mapList(keys, key -> {
            Expression expression = change.apply(key.expression());
            return expression == key.expression() ? key : new SortKey(expression, key.ascending(), key.nullsFirst());
        });
    }

    private static AggregateCall mapCall(AggregateCall call, UnaryOperator<Expression> change) {
        List<Expression> arguments = mapList(call.arguments(), change);
        Expression filter = call.filter() == null ? null : change.apply(call.filter());
        List<SortKey> order = mapKeys(call.order(), change);
        boolean same = arguments == call.arguments() && filter == call.filter() && order == call.order();
        return same ? call : new AggregateCall(call.function(), arguments, call.distinct(), filter, order, call.type());
    }

    private static WindowCall mapCall(WindowCall call, UnaryOperator<Expression> change) {
        List<Expression> arguments = mapList(call.arguments(), change);
        Expression filter = call.filter() == null ? null : change.apply(call.filter());
        WindowCall.Frame frame = call.frame();
        Expression start = frame.startOffset() == null ? null : change.apply(frame.startOffset());
        Expression end = frame.endOffset() == null ? null : change.apply(frame.endOffset());
        boolean sameFrame = start == frame.startOffset() && end == frame.endOffset();
        return sameFrame && arguments == call.arguments() && filter == call.filter()
                ? call
                : new WindowCall(
                        call.field(),
                        call.function(),
                        arguments,
                        filter,
                        call.distinct(),
                        call.ignoreNulls(),
                        new WindowCall.Frame(frame.unit(), frame.start(), start, frame.end(), end));
    }

    private static <T> List<T> mapList(List<T> list, UnaryOperator<T> change) {
        List<T> changed = null;
        for (int i = 0; i < list.size(); i++) {
            T before = list.get(i);
            T after = change.apply(before);
            if (changed == null && after != before) {
                changed = new ArrayList<>(list);
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? list : changed;
    }
}
