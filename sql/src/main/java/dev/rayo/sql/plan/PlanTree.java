package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression;
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
                new Join(j.kind(), inputs.get(0), inputs.get(1), j.keys(), j.residual(), j.mark(), j.dependent());
            case Sort s -> new Sort(inputs.getFirst(), s.keys());
            case TopN t -> new TopN(inputs.getFirst(), t.keys(), t.limit(), t.offset());
            case Limit l -> new Limit(inputs.getFirst(), l.limit(), l.offset());
            case DistinctOn d -> new DistinctOn(inputs.getFirst(), d.keys(), d.order());
            case Union u -> new Union(inputs, u.fields());
            case SetOperation s -> new SetOperation(s.kind(), s.all(), inputs.get(0), inputs.get(1), s.fields());
            case Window w -> new Window(inputs.getFirst(), w.partitionBy(), w.order(), w.calls());
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
}
