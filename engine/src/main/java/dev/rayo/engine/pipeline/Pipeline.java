package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A run of operators without a barrier: its branches, one after the other, into one sink; or to the reader, where
/// there is no sink. Made anew for each run, since sinks hold the state of a run.
public final class Pipeline {
    private final String name;
    private final List<Branch> branches;
    private final @Nullable Sink sink;
    private final Set<Integer> needs;
    private final List<PipelineMetrics> metrics;

    /// One that needs no other.
    public Pipeline(String name, List<Branch> branches, @Nullable Sink sink) {
        this(name, branches, sink, Set.of());
    }

    /// @param needs places in the plan of the pipelines, all before this one, whose sinks are read here or by what is
    ///              known of rows when a scan opens
    public Pipeline(String name, List<Branch> branches, @Nullable Sink sink, Set<Integer> needs) {
        this.name = name;
        this.branches = List.copyOf(branches);
        this.sink = sink;
        this.needs = Set.copyOf(needs);
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

    /// Places of the pipelines that have to be complete before this one starts.
    public Set<Integer> needs() {
        return needs;
    }

    /// One entry per branch.
    public List<PipelineMetrics> metrics() {
        return metrics;
    }
}
