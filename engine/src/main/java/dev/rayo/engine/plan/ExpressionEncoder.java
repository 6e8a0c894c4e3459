package dev.rayo.engine.plan;

import dev.rayo.engine.plan.wire.Plan;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;
import java.util.function.Function;

/// Expressions to messages.
record ExpressionEncoder(Function<dev.rayo.sql.plan.Plan, Plan> plans) {
    List<dev.rayo.engine.plan.wire.Expression> all(List<Expression> expressions) {
        return expressions.stream().map(this::one).toList();
    }

    List<dev.rayo.engine.plan.wire.SortKey> order(List<SortKey> keys) {
        return keys.stream()
                .map(key -> dev.rayo.engine.plan.wire.SortKey.newBuilder()
                        .setExpression(one(key.expression()))
                        .setAscending(key.ascending())
                        .setNullsFirst(key.nullsFirst())
                        .build())
                .toList();
    }

    dev.rayo.engine.plan.wire.Expression one(Expression expression) {
        var message = dev.rayo.engine.plan.wire.Expression.newBuilder();
        switch (expression) {
            case Expression.Reference r ->
                message.setReference(TypeCodec.encode(new Field(r.id(), r.name(), r.type())));
            case Literal l -> message.setLiteral(TypeCodec.encode(l));
            case Expression.Parameter p ->
                message.getParameterBuilder().setIndex(p.index()).setType(TypeCodec.encode(p.type()));
            case Expression.Compare c ->
                message.getCompareBuilder().setOp(c.op().name()).setLeft(one(c.left())).setRight(one(c.right()));
            case Expression.Logical l ->
                message.getLogicalBuilder().setOp(l.op().name()).addAllTerms(all(l.terms()));
            case Expression.Not n -> message.setNot(one(n.operand()));
            case Expression.IsNull n -> message.setIsNull(one(n.operand()));
            case Expression.Cast c ->
                message.getCastBuilder()
                        .setOperand(one(c.operand()))
                        .setType(TypeCodec.encode(c.type()))
                        .setLenient(c.lenient());
            case Case c -> {
                for (Case.Branch branch : c.branches()) {
                    message.getCaseBuilder()
                            .addConditions(one(branch.condition()))
                            .addResults(one(branch.result()));
                }
                message.getCaseBuilder().setOtherwise(one(c.otherwise()));
            }
            case Expression.In in -> {
                message.getInBuilder().setOperand(one(in.operand()));
                in.values().forEach(value -> message.getInBuilder().addValues(TypeCodec.encode(value)));
            }
            case Expression.Call c ->
                message.getCallBuilder()
                        .setFunction(c.function())
                        .addAllArguments(all(c.arguments()))
                        .setType(TypeCodec.encode(c.type()));
            case Expression.Subquery s ->
                message.getSubqueryBuilder()
                        .setKind(s.kind().name())
                        .addAllOperands(all(s.operands()))
                        .setOp(s.op() == null ? "" : s.op().name())
                        .setPlan(plans.apply(s.plan()));
        }
        return message.build();
    }
}
