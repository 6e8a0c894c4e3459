package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;
import java.util.List;

/// Leaves out rows that joins further on would drop for want of a match, by what their [KeyFilter]s say when the first
/// row comes. A filter that drops few rows rests, and is tried again from time to time. The layout stays.
public record KeyFilterFactory(List<Test> tests) implements OperatorFactory {
    /// @param column of the chunks
    /// @param name   what EXPLAIN calls the column
    /// @param direct whether the rows go to the filter's own join, and to nothing dear before it
    public record Test(int column, String name, KeyFilter filter, boolean direct) {}

    public KeyFilterFactory {
        tests = List.copyOf(tests);
    }

    @Override
    public Operator open(Operator input, WorkerContext context) {
        return new KeyFilterOperator(input, tests, context);
    }

    @Override
    public String name() {
        return "KEY FILTER " + String.join(", ", tests.stream().map(Test::name).distinct().toList());
    }
}
