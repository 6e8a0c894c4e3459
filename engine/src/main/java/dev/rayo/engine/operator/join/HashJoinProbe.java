package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.WorkerContext;

/// Streams left rows past a finished [HashJoinBuild]. Puts out the left columns, then, by kind, the right columns
/// (INNER, LEFT, RIGHT, FULL, SINGLE), nothing (SEMI, ANTI) or the mark. Of a join that builds its left side
/// [HashJoinMatch] takes the right rows in.
///
/// For MARK the answer is the three-valued OR over all right rows of the three-valued AND of all keys and the residual:
/// a condition that must not leave the answer open has to be never NULL.
public record HashJoinProbe(HashJoinBuild build) implements OperatorFactory {
    @Override
    public Operator open(Operator input, WorkerContext context) {
        return switch (build.layout().kind()) {
            case INNER, LEFT, RIGHT, FULL, SINGLE -> new PairProbe(input, build, context);
            case SEMI, ANTI -> new SemiProbe(input, build, context);
            case MARK -> new MarkProbe(input, build, context);
        };
    }

    @Override
    public String name() {
        return "JOIN";
    }
}
