package dev.rayo.bench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs queries on contenders in turn, in one process: the first run, a comparison of the answers, then warm runs that
/// alternate between the contenders, so that whatever else the machine does meets both. All queries should be started
/// before the first is finished, or those that come early meet code that is not compiled yet.
///
/// @param contenders the first one is measured by the others; all of them must give its answers
public record Race(List<Contender> contenders, WarmRuns runs) {
    /// A query after its first run.
    ///
    /// @param first   milliseconds, by contender
    /// @param problem what failed or differs; null if the query can be timed
    public record Started(Question question, List<Double> first, @Nullable String problem) {}

    /// Runs a query for the first time and compares the answers.
    public Started start(Question question) {
        List<Double> first = new ArrayList<>();
        try {
            String sql = question.sql();
            for (Contender contender : contenders) {
                first.add(millis(contender, sql));
            }
            for (Contender other : contenders.subList(1, contenders.size())) {
                Optional<String> difference = question.comparison().difference(sql, contenders.getFirst(), other);
                if (difference.isPresent()) {
                    String names = contenders.getFirst().name() + " and " + other.name();
                    return new Started(question, first, names + " give " + difference.get());
                }
            }
            return new Started(question, first, null);
        } catch (RuntimeException failure) {
            return new Started(question, first, String.valueOf(failure.getMessage()));
        }
    }

    /// Times a query by its further runs, if it had no problem.
    public Measurement finish(Started started) {
        Question question = started.question();
        if (started.problem() != null) {
            return new Measurement(question.name(), List.of(), started.problem());
        }
        try {
            return new Measurement(question.name(), warm(question.sql(), started.first()), null);
        } catch (RuntimeException failure) {
            return new Measurement(question.name(), List.of(), String.valueOf(failure.getMessage()));
        }
    }

    private List<Timing> warm(String sql, List<Double> first) {
        List<Runnable> tasks = new ArrayList<>();
        for (Contender contender : contenders) {
            tasks.add(() -> contender.drain(sql));
        }
        return runs.time(tasks, first);
    }

    private static double millis(Contender contender, String sql) {
        long start = System.nanoTime();
        contender.drain(sql);
        return WarmRuns.millisSince(start);
    }
}
