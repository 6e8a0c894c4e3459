package dev.rayo.engine.plan;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Messages to expressions.
record ExpressionDecoder(Function<dev.rayo.engine.plan.wire.Plan, Plan> plans) {
    List<Expression> all(List<dev.rayo.engine.plan.wire.Expression> messages) {
        return messages.stream().map(this::one).toList();
    }

    List<SortKey> order(List<dev.rayo.engine.plan.wire.SortKey> messages) {
        return messages.stream()
                .map(key -> new SortKey(one(key.getExpression()), key.getAscending(), key.getNullsFirst()))
                .toList();
    }

    Expression one(dev.rayo.engine.plan.wire.Expression message) {
        return switch (message.getKindCase()) {
            case REFERENCE -> Reference.to(TypeCodec.decode(message.getReference()));
            case LITERAL -> TypeCodec.decode(message.getLiteral());
            case PARAMETER ->
                new Expression.Parameter(
                        message.getParameter().getIndex(),
                        TypeCodec.decode(message.getParameter().getType()));
            case COMPARE ->
                new Compare(
                        Compare.Op.valueOf(message.getCompare().getOp()),
                        one(message.getCompare().getLeft()),
                        one(message.getCompare().getRight()));
            case LOGICAL ->
                new Logical(
                        Logical.Op.valueOf(message.getLogical().getOp()),
                        all(message.getLogical().getTermsList()));
            case NOT -> new Expression.Not(one(message.getNot()));
            case IS_NULL -> new Expression.IsNull(one(message.getIsNull()));
            case CAST ->
                new Expression.Cast(
                        one(message.getCast().getOperand()),
                        TypeCodec.decode(message.getCast().getType()),
                        message.getCast().getLenient());
            case CASE -> {
                List<Case.Branch> branches = new ArrayList<>();
                for (int i = 0; i < message.getCase().getConditionsCount(); i++) {
                    branches.add(new Case.Branch(
                            one(message.getCase().getConditions(i)),
                            one(message.getCase().getResults(i))));
                }
                yield new Case(branches, one(message.getCase().getOtherwise()));
            }
            case IN -> {
                List<Literal> values = message.getIn().getValuesList().stream()
                        .map(TypeCodec::decode)
                        .toList();
                yield new Expression.In(one(message.getIn().getOperand()), values);
            }
            case CALL ->
                new Expression.Call(
                        message.getCall().getFunction(),
                        all(message.getCall().getArgumentsList()),
                        TypeCodec.decode(message.getCall().getType()));
            case SUBQUERY -> subquery(message.getSubquery());
            case KIND_NOT_SET -> throw new IllegalArgumentException("an expression is missing");
        };
    }

    /// The operator may be null; the compiler leaves that annotation of a nested type out of the record's class file.
    @SuppressWarnings("NullAway")
    private Subquery subquery(dev.rayo.engine.plan.wire.Expression.Subquery message) {
        String op = message.getOp();
        return new Subquery(
                Subquery.Kind.valueOf(message.getKind()),
                all(message.getOperandsList()),
                op.isEmpty() ? null : Compare.Op.valueOf(op),
                plans.apply(message.getPlan()));
    }
}
