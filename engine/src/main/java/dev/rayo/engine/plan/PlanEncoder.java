package dev.rayo.engine.plan;

import dev.rayo.engine.plan.wire.Plan;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.WindowCall;
import java.util.List;

/// Plans to messages.
final class PlanEncoder {
    private final ExpressionEncoder expressions = new ExpressionEncoder(this::plan);

    Plan plan(dev.rayo.sql.plan.Plan plan) {
        Plan.Builder message = Plan.newBuilder();
        switch (plan) {
            case dev.rayo.sql.plan.Plan.Scan s -> {
                var scan = message.getScanBuilder()
                        .setTable(s.table().name())
                        .addAllFields(fields(s.fields()))
                        .addAllColumns(s.columns());
                if (s.filter() != null) {
                    scan.setFilter(expressions.one(s.filter()));
                }
            }
            case dev.rayo.sql.plan.Plan.Values v -> {
                message.getValuesBuilder().addAllFields(fields(v.fields()));
                v.rows()
                        .forEach(row -> message.getValuesBuilder()
                                .addRowsBuilder()
                                .addAllValues(expressions.all(row)));
            }
            case dev.rayo.sql.plan.Plan.Series s ->
                message.getSeriesBuilder()
                        .setField(TypeCodec.encode(s.field()))
                        .setStart(expressions.one(s.start()))
                        .setStop(expressions.one(s.stop()))
                        .setStep(expressions.one(s.step()))
                        .setInclusive(s.inclusive());
            case dev.rayo.sql.plan.Plan.Filter f ->
                message.getFilterBuilder()
                        .setInput(plan(f.input()))
                        .setPredicate(expressions.one(f.predicate()));
            case dev.rayo.sql.plan.Plan.Project p ->
                message.getProjectBuilder()
                        .setInput(plan(p.input()))
                        .addAllAssignments(assignments(p.assignments()));
            case Aggregate a -> message.setAggregate(aggregate(a));
            case Join j -> message.setJoin(join(j));
            case dev.rayo.sql.plan.Plan.Sort s ->
                message.getSortBuilder().setInput(plan(s.input())).addAllKeys(expressions.order(s.keys()));
            case dev.rayo.sql.plan.Plan.TopN t ->
                message.getSortBuilder()
                        .setInput(plan(t.input()))
                        .addAllKeys(expressions.order(t.keys()))
                        .setLimit(t.limit())
                        .setOffset(t.offset());
            case dev.rayo.sql.plan.Plan.Limit l ->
                message.getLimitBuilder()
                        .setInput(plan(l.input()))
                        .setLimit(l.limit())
                        .setOffset(l.offset());
            case dev.rayo.sql.plan.Plan.DistinctOn d ->
                message.getDistinctOnBuilder()
                        .setInput(plan(d.input()))
                        .addAllKeys(expressions.all(d.keys()))
                        .addAllOrder(expressions.order(d.order()));
            case dev.rayo.sql.plan.Plan.Union u ->
                message.getUnionBuilder()
                        .addAllInputs(u.inputs().stream().map(this::plan).toList())
                        .addAllFields(fields(u.fields()));
            case dev.rayo.sql.plan.Plan.SetOperation s ->
                message.getSetOperationBuilder()
                        .setKind(s.kind().name())
                        .setAll(s.all())
                        .setLeft(plan(s.left()))
                        .setRight(plan(s.right()))
                        .addAllFields(fields(s.fields()));
            case dev.rayo.sql.plan.Plan.Window w -> {
                message.getWindowBuilder()
                        .setInput(plan(w.input()))
                        .addAllPartitionBy(expressions.all(w.partitionBy()))
                        .addAllOrder(expressions.order(w.order()))
                        .addAllCalls(w.calls().stream().map(this::call).toList());
                if (w.rowsMax() != dev.rayo.sql.plan.Plan.Window.ALL_ROWS) {
                    message.getWindowBuilder()
                            .setRowsMax(w.rowsMax())
                            .setCounted(w.counted().name());
                }
            }
            case With w -> {
                message.getWithBuilder().setInput(plan(w.input()));
                for (With.Shared each : w.shared()) {
                    message.getWithBuilder()
                            .addSharedBuilder()
                            .setId(each.id())
                            .setName(each.name())
                            .setPlan(plan(each.plan()));
                }
            }
            case dev.rayo.sql.plan.Plan.SharedScan s ->
                message.getSharedScanBuilder()
                        .setSharedId(s.sharedId())
                        .setName(s.name())
                        .addAllFields(fields(s.fields()))
                        .addAllColumns(s.columns());
            case dev.rayo.sql.plan.Plan.Exchange e ->
                message.getExchangeBuilder()
                        .setInput(plan(e.input()))
                        .setKind(e.kind().name())
                        .addAllKeys(expressions.all(e.keys()));
        }
        return message.build();
    }

    private Plan.Aggregate aggregate(Aggregate aggregate) {
        Plan.Aggregate.Builder message = Plan.Aggregate.newBuilder()
                .setInput(plan(aggregate.input()))
                .addAllKeys(assignments(aggregate.keys()));
        aggregate.groupingSets().forEach(set -> message.addGroupingSetsBuilder().addAllKeys(set));
        for (Aggregate.Measure measure : aggregate.measures()) {
            AggregateCall call = measure.call();
            Plan.Measure.Builder one = message.addMeasuresBuilder()
                    .setField(TypeCodec.encode(measure.field()))
                    .setFunction(call.function())
                    .addAllArguments(expressions.all(call.arguments()))
                    .setDistinct(call.distinct())
                    .addAllOrder(expressions.order(call.order()));
            if (call.filter() != null) {
                one.setFilter(expressions.one(call.filter()));
            }
        }
        if (aggregate.groupingId() != null) {
            message.setGroupingId(TypeCodec.encode(aggregate.groupingId()));
        }
        return message.build();
    }

    private Plan.Join join(Join join) {
        Plan.Join.Builder message = Plan.Join.newBuilder()
                .setKind(join.kind().name())
                .setLeft(plan(join.left()))
                .setRight(plan(join.right()))
                .setDependent(join.dependent());
        for (Join.Key key : join.keys()) {
            message.addKeysBuilder()
                    .setLeft(expressions.one(key.left()))
                    .setRight(expressions.one(key.right()))
                    .setOp(key.op().name());
        }
        if (join.residual() != null) {
            message.setResidual(expressions.one(join.residual()));
        }
        if (join.mark() != null) {
            message.setMark(TypeCodec.encode(join.mark()));
        }
        if (join.build() == Join.Side.LEFT) {
            message.setBuild(join.build().name());
        }
        return message.build();
    }

    private Plan.WindowCall call(WindowCall call) {
        WindowCall.Frame frame = call.frame();
        Plan.WindowCall.Builder message = Plan.WindowCall.newBuilder()
                .setField(TypeCodec.encode(call.field()))
                .setFunction(call.function())
                .addAllArguments(expressions.all(call.arguments()))
                .setDistinct(call.distinct())
                .setIgnoreNulls(call.ignoreNulls())
                .setUnit(frame.unit().name())
                .setStart(frame.start().name())
                .setEnd(frame.end().name());
        if (call.filter() != null) {
            message.setFilter(expressions.one(call.filter()));
        }
        if (frame.startOffset() != null) {
            message.setStartOffset(expressions.one(frame.startOffset()));
        }
        if (frame.endOffset() != null) {
            message.setEndOffset(expressions.one(frame.endOffset()));
        }
        return message.build();
    }

    private List<dev.rayo.engine.plan.wire.Assignment> assignments(List<Assignment> assignments) {
        return assignments.stream()
                .map(each -> dev.rayo.engine.plan.wire.Assignment.newBuilder()
                        .setField(TypeCodec.encode(each.field()))
                        .setExpression(expressions.one(each.expression()))
                        .build())
                .toList();
    }

    private static List<dev.rayo.engine.plan.wire.Field> fields(List<Field> fields) {
        return fields.stream().map(TypeCodec::encode).toList();
    }
}
