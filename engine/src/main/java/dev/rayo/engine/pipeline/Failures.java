package dev.rayo.engine.pipeline;

import dev.rayo.sql.error.RayoException;
import java.util.concurrent.CompletionException;

/// Turns whatever was thrown into the one exception that leaves Rayo.
public final class Failures {
    private Failures() {}

    public static RayoException classify(Throwable failure) {
        return switch (failure) {
            case RayoException known -> known;
            case CompletionException wrapper when wrapper.getCause() != null -> classify(wrapper.getCause());
            case OutOfMemoryError heap ->
                RayoException.resources(
                        "the Java heap is exhausted: " + heap.getMessage(),
                        "start Java with a larger -Xmx, or set a smaller rayo.memory.limit");
            case StackOverflowError deep ->
                RayoException.resources("an expression or plan is nested too deeply", "simplify the query");
            case java.io.IOException io -> RayoException.external(String.valueOf(io.getMessage()), io);
            case java.io.UncheckedIOException io -> RayoException.external(String.valueOf(io.getMessage()), io);
            default -> RayoException.internal(failure.toString(), failure);
        };
    }
}
