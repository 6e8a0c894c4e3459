package dev.rayo.bench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs queries on contenders in turn, in one process: the first run, a comparison of the answers, then warm runs that
/// alternate between the contenders, so that whatever else the machine does meets both. All queries should be started
/// before the first is finished, or those that come early meet code that is not compiled yet.
///
/// @param contenders the first one is measured by the others; all of them must give its answers
/// @param runs       warm runs of each contender
/// @param millis     no further warm run begins after these, but one of each is always made
public record Race(List<Contender> contenders, int runs, double millis) {
    private static final double NANOS_PER_MILLI = 1e6;

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
        double[][] times = new double[contenders.size()][runs];
        int done = 0;
        double spent = 0;
        while (done < runs && (done == 0 || spent < millis)) {
            for (int i = 0; i < contenders.size(); i++) {
                times[i][done] = millis(contenders.get(i), sql);
                spent += times[i][done];
            }
            done++;
        }
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            timings.add(Timing.of(first.get(i), Arrays.copyOf(times[i], done)));
        }
        return timings;
    }

    private static double millis(Contender contender, String sql) {
        long start = System.nanoTime();
        contender.drain(sql);
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
}
