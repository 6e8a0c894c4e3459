package dev.rayo.engine.operator.project;

import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import java.util.List;

/// Computes `assignments`, in their order, from chunks laid out as `input`. A column is computed when it is asked for.
public record ProjectFactory(List<Assignment> assignments, List<Field> input) implements OperatorFactory {
    public ProjectFactory {
        assignments = List.copyOf(assignments);
        input = List.copyOf(input);
    }

    @Override
    public Operator open(Operator below, WorkerContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return "PROJECT";
    }
}
