package dev.rayo.bench.scan;

import dev.rayo.bench.query.Answer;
import dev.rayo.bench.query.Measurement;
import dev.rayo.bench.query.WarmRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has contenders read the same columns in turn. Nothing is timed before all have found the sums of the first one.
///
/// @param contenders the first one is measured by the others
public record ScanRace(List<ScanContender> contenders, WarmRuns runs) {
    /// Columns after their first run.
    ///
    /// @param first   milliseconds, by contender
    /// @param problem what failed or differs; null if the columns can be timed
    public record Started(String name, Path file, List<ScanColumn> columns, List<Double> first, @Nullable String problem) {}

    /// Reads columns for the first time and compares the sums.
    public Started start(String name, Path file, List<ScanColumn> columns) {
        List<Double> first = new ArrayList<>();
        try {
            Answer expected = null;
            for (ScanContender contender : contenders) {
                long start = System.nanoTime();
                Answer answer = contender.sums(file, columns);
                first.add(WarmRuns.millisSince(start));
                expected = expected == null ? answer : expected;
                Optional<String> difference = expected.difference(answer);
                if (difference.isPresent()) {
                    String names = contenders.getFirst().name() + " and " + contender.name();
                    return new Started(name, file, columns, first, names + " give " + difference.get());
                }
            }
            return new Started(name, file, columns, first, null);
        } catch (RuntimeException failure) {
            return new Started(name, file, columns, first, String.valueOf(failure.getMessage()));
        }
    }

    /// Times what has been started, if it had no problem.
    public Measurement finish(Started started) {
        if (started.problem() != null) {
            return new Measurement(started.name(), List.of(), started.problem());
        }
        List<Runnable> tasks = new ArrayList<>();
        for (ScanContender contender : contenders) {
            tasks.add(() -> contender.sums(started.file(), started.columns()));
        }
        try {
            return new Measurement(started.name(), runs.time(tasks, started.first()), null);
        } catch (RuntimeException failure) {
            return new Measurement(started.name(), List.of(), String.valueOf(failure.getMessage()));
        }
    }
}
