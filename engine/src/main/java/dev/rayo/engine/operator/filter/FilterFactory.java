package dev.rayo.engine.operator.filter;

import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Keeps the rows for which `predicate`, over chunks laid out as `input`, is true. The layout stays.
public record FilterFactory(Expression predicate, List<Field> input) implements OperatorFactory {
    public FilterFactory {
        input = List.copyOf(input);
    }

    @Override
    public Operator open(Operator below, WorkerContext context) {
        return new FilterOperator(below, ExpressionCompiler.compilePredicate(predicate, input), context);
    }

    @Override
    public String name() {
        return "FILTER";
    }
}
