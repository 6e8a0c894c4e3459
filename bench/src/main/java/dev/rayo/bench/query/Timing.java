package dev.rayo.bench.query;

import java.util.Arrays;

/// How long one contender took for one query, in milliseconds.
///
/// @param first     the first run in the process
/// @param best      of the further runs
/// @param median    of the further runs
/// @param processor what all threads of the process together were on a core during a further run, on average: Java's
///                  compiler and collector count, and so do threads that work ahead
/// @param runs      how many those were
public record Timing(double first, double best, double median, double processor, int runs) {
    static Timing of(double first, double[] further, double processor) {
        double[] sorted = further.clone();
        Arrays.sort(sorted);
        return new Timing(first, sorted[0], sorted[sorted.length / 2], processor, sorted.length);
    }
}
