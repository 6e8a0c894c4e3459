package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.OperatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/// One way into a pipeline: where its morsels come from and what every worker does with them.
///
/// @param name     what EXPLAIN calls the source
/// @param morsels  opened when the branch starts, after the sinks it reads are complete
/// @param operators from the source upwards
/// @param serial   whether one worker has to see all morsels, in order
/// @param notes    what EXPLAIN ANALYZE tells of the source when it has run
public record Branch(
        String name,
        Supplier<Source<Morsel, NotUsed>> morsels,
        List<OperatorFactory> operators,
        boolean serial,
        Supplier<String> notes) {
    public Branch {
        operators = List.copyOf(operators);
    }

    public Branch(
            String name, Supplier<Source<Morsel, NotUsed>> morsels, List<OperatorFactory> operators, boolean serial) {
        this(name, morsels, operators, serial, () -> "");
    }

    public Branch then(OperatorFactory operator) {
        List<OperatorFactory> more = new ArrayList<>(operators);
        more.add(operator);
        return new Branch(name, morsels, more, serial, notes);
    }

    public Branch asSerial() {
        return new Branch(name, morsels, operators, true, notes);
    }
}
