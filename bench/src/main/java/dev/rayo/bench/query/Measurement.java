package dev.rayo.bench.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query showed.
///
/// @param timings one for each contender, in their order; empty if the query failed or answers differ
/// @param problem what failed or differs; null if all gave the same answer
public record Measurement(String name, List<Timing> timings, @Nullable String problem) {
    /// The best time of the first contender by that of the second.
    public double ratio() {
        return timings.get(0).best() / timings.get(1).best();
    }

    public boolean compared() {
        return problem == null && timings.size() > 1;
    }
}
