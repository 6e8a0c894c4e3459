package dev.rayo.engine.operator.aggregate;

/// Variance and standard deviation by Welford's method, merged by Chan's: rows, mean, sum of squared differences.
final class VarianceStatistic extends Statistic {
    private final boolean sample;
    private final boolean root;

    /// @param sample whether to divide by one row less
    /// @param root   whether to take the square root
    VarianceStatistic(boolean sample, boolean root) {
        super(3);
        this.sample = sample;
        this.root = root;
    }

    @Override
    void add(double[] state, int at, double y, double x) {
        double count = ++state[at];
        double mean = state[at + 1];
        double nextMean = mean + (y - mean) / count;
        state[at + 1] = nextMean;
        state[at + 2] += (y - nextMean) * (y - mean);
    }

    @Override
    void addAll(double[] states, int[] groups, double[] y, double[] x, int count) {
        for (int row = 0; row < count; row++) {
            add(states, groups[row] * width, y[row], x[row]);
        }
    }

    @Override
    void merge(double[] state, int at, double[] other, int from) {
        double before = state[at];
        double count = before + other[from];
        double delta = other[from + 1] - state[at + 1];
        state[at] = count;
        state[at + 1] = (other[from] * other[from + 1] + before * state[at + 1]) / count;
        state[at + 2] += other[from + 2] + delta * delta * other[from] * before / count;
    }

    @Override
    boolean isNull(double[] state, int at) {
        return state[at] < (sample ? 2 : 1);
    }

    @Override
    double value(double[] state, int at) {
        double count = state[at];
        double variance = count > 1 ? state[at + 2] / (sample ? count - 1 : count) : 0;
        return root ? Math.sqrt(variance) : variance;
    }
}
