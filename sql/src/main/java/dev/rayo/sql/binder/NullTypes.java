package dev.rayo.sql.binder;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes INTEGER of the columns that are nothing but NULL and never met another type, so that no plan has values of
/// the type NULL.
final class NullTypes {
    private NullTypes() {}

    static Plan resolve(Plan plan) {
        boolean[] found = {false};
        DeepTree.visit(plan, node -> node.output().forEach(field -> found[0] |= field.type() == Type.NULL));
        DeepTree.visit(
                plan,
                node -> PlanTree.expressions(node)
                        .forEach(root -> dev.rayo.sql.expression.ExpressionTree.visit(
                                root, each -> found[0] |= each.type() == Type.NULL)));
        return found[0] ? DeepTree.rewrite(plan, NullTypes::node) : plan;
    }

    private static Plan node(Plan plan) {
        return switch (plan) {
            case Plan.Values v ->
                new Plan.Values(
                        fields(v.fields()),
                        v.rows().stream()
                                .map(row -> row.stream().map(NullTypes::expression).toList())
                                .toList());
            case Plan.Project p -> new Plan.Project(p.input(), assignments(p.assignments()));
            case Aggregate a ->
                new Aggregate(
                        a.input(),
                        assignments(a.keys()),
                        a.groupingSets(),
                        a.measures().stream().map(NullTypes::measure).toList(),
                        a.groupingId());
            case Plan.Window w ->
                expressions(new Plan.Window(
                        w.input(),
                        w.partitionBy(),
                        w.order(),
                        w.calls().stream().map(NullTypes::call).toList()));
            case Plan.Union u -> new Plan.Union(u.inputs(), fields(u.fields()));
            case Plan.SetOperation s ->
                new Plan.SetOperation(s.kind(), s.all(), s.left(), s.right(), fields(s.fields()));
            case Plan.SharedScan s -> new Plan.SharedScan(s.sharedId(), s.name(), fields(s.fields()), s.columns());
            default -> expressions(plan);
        };
    }

    private static Plan expressions(Plan plan) {
        return PlanTree.mapExpressions(plan, NullTypes::expression);
    }

    private static Aggregate.Measure measure(Aggregate.Measure measure) {
        AggregateCall call = measure.call();
        return new Aggregate.Measure(
                field(measure.field()),
                new AggregateCall(
                        call.function(),
                        call.arguments().stream().map(NullTypes::expression).toList(),
                        call.distinct(),
                        call.filter() == null ? null : expression(call.filter()),
                        call.order().stream()
                                .map(key -> new dev.rayo.sql.expression.SortKey(
                                        expression(key.expression()), key.ascending(), key.nullsFirst()))
                                .toList(),
                        type(call.type())));
    }

    private static WindowCall call(WindowCall call) {
        return new WindowCall(
                field(call.field()),
                call.function(),
                call.arguments(),
                call.filter(),
                call.distinct(),
                call.ignoreNulls(),
                call.frame());
    }

    private static List<Assignment> assignments(List<Assignment> assignments) {
        return assignments.stream()
                .map(each -> new Assignment(field(each.field()), expression(each.expression())))
                .toList();
    }

    private static List<Field> fields(List<Field> fields) {
        return fields.stream().map(NullTypes::field).toList();
    }

    private static Field field(Field field) {
        return field.type() == Type.NULL ? new Field(field.id(), field.name(), Type.INTEGER) : field;
    }

    private static Type type(Type type) {
        return type == Type.NULL ? Type.INTEGER : type;
    }

    private static Expression expression(Expression expression) {
        return DeepTree.replace(expression, NullTypes::leaf);
    }

    private static @Nullable Expression leaf(Expression expression) {
        return switch (expression) {
            case Literal l when l.type() == Type.NULL -> new Literal(null, Type.INTEGER);
            case Reference r when r.type() == Type.NULL -> new Reference(r.id(), r.name(), Type.INTEGER);
            case Call c when c.type() == Type.NULL ->
                new Call(c.function(), c.arguments().stream().map(NullTypes::expression).toList(), Type.INTEGER);
            default -> null;
        };
    }
}
