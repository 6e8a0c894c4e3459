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
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes the fields that a node makes together with its expressions: to rename them, or to give them another type.
public final class PlanFields {
    private final UnaryOperator<Field> fields;
    private final UnaryOperator<Expression> expressions;

    /// @param fields      for every field a node puts out first
    /// @param expressions for every expression a node evaluates; must agree with `fields`
    public PlanFields(UnaryOperator<Field> fields, UnaryOperator<Expression> expressions) {
        this.fields = fields;
        this.expressions = expressions;
    }

    /// `node` with its own fields and expressions changed; its inputs stay.
    public Plan map(Plan node) {
        return switch (node) {
            case Scan s ->
                new Scan(
                        s.table(), all(s.fields()), s.columns(), s.filter() == null ? null : expressions.apply(s.filter()));
            case Values v ->
                new Values(
                        all(v.fields()),
                        v.rows().stream()
                                .map(row -> row.stream().map(expressions).toList())
                                .toList());
            case Series s ->
                new Series(
                        fields.apply(s.field()),
                        expressions.apply(s.start()),
                        expressions.apply(s.stop()),
                        expressions.apply(s.step()),
                        s.inclusive());
            case Project p -> new Project(p.input(), assignments(p.assignments()));
            case Aggregate a ->
                new Aggregate(
                        a.input(),
                        assignments(a.keys()),
                        a.groupingSets(),
                        a.measures().stream().map(this::measure).toList(),
                        a.groupingId() == null ? null : fields.apply(a.groupingId()));
            case Join j -> {
                Plan mapped = PlanTree.mapExpressions(j, expressions);
                yield j.mark() == null || !(mapped instanceof Join m)
                        ? mapped
                        : new Join(
                                m.kind(),
                                m.left(),
                                m.right(),
                                m.keys(),
                                m.residual(),
                                fields.apply(j.mark()),
                                m.dependent(),
                                m.build());
            }
            case Union u -> new Union(u.inputs(), all(u.fields()));
            case SetOperation s -> new SetOperation(s.kind(), s.all(), s.left(), s.right(), all(s.fields()));
            case SharedScan s -> new SharedScan(s.sharedId(), s.name(), all(s.fields()), s.columns());
            case Window w -> {
                Window mapped = (Window) PlanTree.mapExpressions(w, expressions);
                yield new Window(
                        mapped.input(),
                        mapped.partitionBy(),
                        mapped.order(),
                        mapped.calls().stream().map(this::call).toList(),
                        mapped.rowsMax(),
                        mapped.counted());
            }
            case Filter f -> PlanTree.mapExpressions(f, expressions);
            case Sort s -> PlanTree.mapExpressions(s, expressions);
            case TopN t -> PlanTree.mapExpressions(t, expressions);
            case Limit l -> l;
            case DistinctOn d -> PlanTree.mapExpressions(d, expressions);
            case With w -> w;
            case Exchange e -> PlanTree.mapExpressions(e, expressions);
        };
    }

    private List<Field> all(List<Field> list) {
        return list.stream().map(fields).toList();
    }

    private List<Assignment> assignments(List<Assignment> list) {
        return list.stream()
                .map(each -> new Assignment(fields.apply(each.field()), expressions.apply(each.expression())))
                .toList();
    }

    private Aggregate.Measure measure(Aggregate.Measure measure) {
        AggregateCall call = measure.call();
        Field field = fields.apply(measure.field());
        return new Aggregate.Measure(
                field,
                new AggregateCall(
                        call.function(),
                        call.arguments().stream().map(expressions).toList(),
                        call.distinct(),
                        call.filter() == null ? null : expressions.apply(call.filter()),
                        call.order().stream()
                                .map(key -> new SortKey(
                                        expressions.apply(key.expression()), key.ascending(), key.nullsFirst()))
                                .toList(),
                        field.type()));
    }

    private WindowCall call(WindowCall call) {
        return new WindowCall(
                fields.apply(call.field()),
                call.function(),
                call.arguments(),
                call.filter(),
                call.distinct(),
                call.ignoreNulls(),
                call.frame());
    }
}
