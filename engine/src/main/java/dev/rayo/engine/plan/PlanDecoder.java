package dev.rayo.engine.plan;

import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Messages to plans. The records check themselves; what they refuse is an IllegalArgumentException.
final class PlanDecoder {
    private final ExpressionDecoder expressions = new ExpressionDecoder(this::plan);
    private final Function<String, Table> tables;

    PlanDecoder(Function<String, Table> tables) {
        this.tables = tables;
    }

    Plan plan(dev.rayo.engine.plan.wire.Plan message) {
        return switch (message.getKindCase()) {
            case SCAN -> {
                var scan = message.getScan();
                yield new Plan.Scan(
                        tables.apply(scan.getTable()),
                        fields(scan.getFieldsList()),
                        scan.getColumnsList(),
                        scan.hasFilter() ? expressions.one(scan.getFilter()) : null);
            }
            case VALUES ->
                new Plan.Values(
                        fields(message.getValues().getFieldsList()),
                        message.getValues().getRowsList().stream()
                                .map(row -> expressions.all(row.getValuesList()))
                                .toList());
            case SERIES -> {
                var series = message.getSeries();
                yield new Plan.Series(
                        TypeCodec.decode(series.getField()),
                        expressions.one(series.getStart()),
                        expressions.one(series.getStop()),
                        expressions.one(series.getStep()),
                        series.getInclusive());
            }
            case FILTER ->
                new Plan.Filter(
                        plan(message.getFilter().getInput()),
                        expressions.one(message.getFilter().getPredicate()));
            case PROJECT ->
                new Plan.Project(
                        plan(message.getProject().getInput()),
                        assignments(message.getProject().getAssignmentsList()));
            case AGGREGATE -> aggregate(message.getAggregate());
            case JOIN -> join(message.getJoin());
            case SORT -> {
                var sort = message.getSort();
                var keys = expressions.order(sort.getKeysList());
                yield sort.hasLimit()
                        ? new Plan.TopN(plan(sort.getInput()), keys, sort.getLimit(), sort.getOffset())
                        : new Plan.Sort(plan(sort.getInput()), keys);
            }
            case LIMIT ->
                new Plan.Limit(
                        plan(message.getLimit().getInput()),
                        message.getLimit().getLimit(),
                        message.getLimit().getOffset());
            case DISTINCT_ON ->
                new Plan.DistinctOn(
                        plan(message.getDistinctOn().getInput()),
                        expressions.all(message.getDistinctOn().getKeysList()),
                        expressions.order(message.getDistinctOn().getOrderList()));
            case UNION ->
                new Plan.Union(
                        message.getUnion().getInputsList().stream().map(this::plan).toList(),
                        fields(message.getUnion().getFieldsList()));
            case SET_OPERATION -> {
                var set = message.getSetOperation();
                yield new Plan.SetOperation(
                        Plan.SetOperation.Kind.valueOf(set.getKind()),
                        set.getAll(),
                        plan(set.getLeft()),
                        plan(set.getRight()),
                        fields(set.getFieldsList()));
            }
            case WINDOW ->
                new Plan.Window(
                        plan(message.getWindow().getInput()),
                        expressions.all(message.getWindow().getPartitionByList()),
                        expressions.order(message.getWindow().getOrderList()),
                        message.getWindow().getCallsList().stream()
                                .map(this::call)
                                .toList(),
                        message.getWindow().hasRowsMax()
                                ? message.getWindow().getRowsMax()
                                : Plan.Window.ALL_ROWS,
                        message.getWindow().hasCounted()
                                ? Plan.Window.Counted.valueOf(message.getWindow().getCounted())
                                : Plan.Window.Counted.ROW_NUMBER);
            case WITH -> {
                List<Plan.With.Shared> shared = new ArrayList<>();
                for (var each : message.getWith().getSharedList()) {
                    shared.add(new Plan.With.Shared(each.getId(), each.getName(), plan(each.getPlan())));
                }
                yield new Plan.With(shared, plan(message.getWith().getInput()));
            }
            case SHARED_SCAN ->
                new Plan.SharedScan(
                        message.getSharedScan().getSharedId(),
                        message.getSharedScan().getName(),
                        fields(message.getSharedScan().getFieldsList()),
                        message.getSharedScan().getColumnsList());
            case EXCHANGE ->
                new Plan.Exchange(
                        plan(message.getExchange().getInput()),
                        Plan.Exchange.Kind.valueOf(message.getExchange().getKind()),
                        expressions.all(message.getExchange().getKeysList()));
            case KIND_NOT_SET -> throw new IllegalArgumentException("a plan node is missing");
        };
    }

    private Plan.Aggregate aggregate(dev.rayo.engine.plan.wire.Plan.Aggregate message) {
        List<List<Integer>> sets = new ArrayList<>();
        message.getGroupingSetsList().forEach(set -> sets.add(set.getKeysList()));
        List<Plan.Aggregate.Measure> measures = new ArrayList<>();
        for (var measure : message.getMeasuresList()) {
            Field field = TypeCodec.decode(measure.getField());
            AggregateCall call = new AggregateCall(
                    measure.getFunction(),
                    expressions.all(measure.getArgumentsList()),
                    measure.getDistinct(),
                    measure.hasFilter() ? expressions.one(measure.getFilter()) : null,
                    expressions.order(measure.getOrderList()),
                    field.type());
            measures.add(new Plan.Aggregate.Measure(field, call));
        }
        return new Plan.Aggregate(
                plan(message.getInput()),
                assignments(message.getKeysList()),
                sets,
                measures,
                message.hasGroupingId() ? TypeCodec.decode(message.getGroupingId()) : null);
    }

    private Plan.Join join(dev.rayo.engine.plan.wire.Plan.Join message) {
        List<Plan.Join.Key> keys = new ArrayList<>();
        for (var key : message.getKeysList()) {
            keys.add(new Plan.Join.Key(
                    expressions.one(key.getLeft()),
                    expressions.one(key.getRight()),
                    Compare.Op.valueOf(key.getOp())));
        }
        return new Plan.Join(
                Plan.Join.Kind.valueOf(message.getKind()),
                plan(message.getLeft()),
                plan(message.getRight()),
                keys,
                message.hasResidual() ? expressions.one(message.getResidual()) : null,
                message.hasMark() ? TypeCodec.decode(message.getMark()) : null,
                message.getDependent(),
                message.getBuild().isEmpty()
                        ? Plan.Join.Side.RIGHT
                        : Plan.Join.Side.valueOf(message.getBuild()));
    }

    private WindowCall call(dev.rayo.engine.plan.wire.Plan.WindowCall message) {
        return new WindowCall(
                TypeCodec.decode(message.getField()),
                message.getFunction(),
                expressions.all(message.getArgumentsList()),
                message.hasFilter() ? expressions.one(message.getFilter()) : null,
                message.getDistinct(),
                message.getIgnoreNulls(),
                new WindowCall.Frame(
                        WindowCall.Unit.valueOf(message.getUnit()),
                        WindowCall.Bound.valueOf(message.getStart()),
                        message.hasStartOffset() ? expressions.one(message.getStartOffset()) : null,
                        WindowCall.Bound.valueOf(message.getEnd()),
                        message.hasEndOffset() ? expressions.one(message.getEndOffset()) : null));
    }

    private List<Assignment> assignments(List<dev.rayo.engine.plan.wire.Assignment> messages) {
        return messages.stream()
                .map(each -> new Assignment(TypeCodec.decode(each.getField()), expressions.one(each.getExpression())))
                .toList();
    }

    private static List<Field> fields(List<dev.rayo.engine.plan.wire.Field> messages) {
        return messages.stream().map(TypeCodec::decode).toList();
    }
}
