package dev.rayo.engine.pipeline;

import dev.rayo.Schema;
import java.util.List;

/// A query cut into pipelines, for one run: each runs when those that it needs are complete, the last one, when all are,
/// gives the result.
///
/// @param resources what to close when the run has ended, such as the sinks
/// @param limit     rows that leave after the first `offset`, at most
public record QueryPlan(
        List<Pipeline> pipelines, List<AutoCloseable> resources, Schema schema, long limit, long offset) {
    public QueryPlan {
        pipelines = List.copyOf(pipelines);
        resources = List.copyOf(resources);
    }
}
