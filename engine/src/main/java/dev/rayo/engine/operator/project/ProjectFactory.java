package dev.rayo.engine.operator.project;

import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes `assignments`, in their order, from chunks laid out as `input`. A column is computed when it is asked for.
public record ProjectFactory(List<Assignment> assignments, List<Field> input) implements OperatorFactory {
    public ProjectFactory {
        assignments = List.copyOf(assignments);
        input = List.copyOf(input);
    }

    @Override
    public Operator open(Operator below, WorkerContext context) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < input.size(); i++) {
            places.putIfAbsent(input.get(i).id(), i);
        }
        int[] sources = new int[assignments.size()];
        Evaluator[] evaluators = new Evaluator[assignments.size()];
        for (int i = 0; i < sources.length; i++) {
            Assignment assignment = assignments.get(i);
            sources[i] = assignment.expression()
                            instanceof dev.rayo.sql.expression.Expression.Reference reference
                    ? places.getOrDefault(reference.id(), ProjectOperator.COMPUTED)
                    : ProjectOperator.COMPUTED;
            if (sources[i] == ProjectOperator.COMPUTED) {
                evaluators[i] = ExpressionCompiler.compile(assignment.expression(), input);
            }
        }
        return new ProjectOperator(below, sources, evaluators);
    }

    @Override
    public String name() {
        return "PROJECT";
    }
}
