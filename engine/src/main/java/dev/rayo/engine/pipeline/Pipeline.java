package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of operators without a barrier: its branches, one after the other, into one sink; or to the reader, where
/// there is no sink. Made anew for each run, since sinks hold the state of a run.
public final class Pipeline {
    private final String name;
    private final List<Branch> branches;
    private final @Nullable Sink sink;
    private final List<PipelineMetrics> metrics;

    public Pipeline(String name, List<Branch> branches, @Nullable Sink sink) {
        this.name = name;
        this.branches = List.copyOf(branches);
        this.sink = sink;
        this.metrics = branches.stream()
                .map(branch -> {
                    List<String> names = new ArrayList<>();
                    names.add(branch.name());
                    branch.operators().forEach(operator -> names.add(operator.name()));
                    names.add(sink == null ? "Result" : sink.name());
                    return new PipelineMetrics(names, branch.notes());
                })
                .toList();
    }

    public String name() {
        return name;
    }

    public List<Branch> branches() {
        return branches;
    }

    public @Nullable Sink sink() {
        return sink;
    }

    /// One entry per branch.
    public List<PipelineMetrics> metrics() {
        return metrics;
    }
}
