package dev.rayo.engine.operator.aggregate;

import dev.rayo.sql.error.RayoException;

/// Skewness and kurtosis from the sums of the first four powers.
final class PowerSumStatistic extends Statistic {
    enum Measure {
        SKEWNESS,
        /// Excess kurtosis of a sample.
        KURTOSIS,
        /// Excess kurtosis of a whole population.
        KURTOSIS_POP
    }

    private final Measure measure;

    PowerSumStatistic(Measure measure) {
        super(5);
        this.measure = measure;
    }

    @Override
    void add(double[] state, int at, double y, double x) {
        state[at]++;
        double power = y;
        for (int i = 1; i < width; i++) {
            state[at + i] += power;
            power *= y;
        }
    }

    @Override
    void addAll(double[] states, int[] groups, double[] y, double[] x, int count) {
        for (int row = 0; row < count; row++) {
            add(states, groups[row] * width, y[row], x[row]);
        }
    }

    @Override
    void merge(double[] state, int at, double[] other, int from) {
        for (int i = 0; i < width; i++) {
            state[at + i] += other[from + i];
        }
    }

    @Override
    boolean isNull(double[] state, int at) {
        return switch (measure) {
            case SKEWNESS -> state[at] <= 2 || secondMoment(state, at) <= 0;
            case KURTOSIS -> state[at] <= 3 || secondMoment(state, at) <= 0;
            case KURTOSIS_POP -> state[at] <= 1 || secondMoment(state, at) <= 0;
        };
    }

    private static double secondMoment(double[] state, int at) {
        double part = 1 / state[at];
        return part * (state[at + 2] - state[at + 1] * state[at + 1] * part);
    }

    @Override
    double value(double[] state, int at) {
        double count = state[at];
        double part = 1 / count;
        double sum = state[at + 1];
        double squares = state[at + 2];
        double cubes = state[at + 3];
        double second = secondMoment(state, at);
        if (measure == Measure.SKEWNESS) {
            double divisor = Math.sqrt(second * second * second);
            double third = part * (cubes - 3 * squares * sum * part + 2 * sum * sum * sum * part * part);
            return finite(
                    "skewness", Math.sqrt(count * (count - 1)) / (count - 2) * third / divisor);
        }
        double fourth = part
                * (state[at + 4]
                        - 4 * cubes * sum * part
                        + 6 * squares * sum * sum * part * part
                        - 3 * sum * sum * sum * sum * part * part * part);
        double ratio = fourth / (second * second);
        return finite(
                "kurtosis",
                measure == Measure.KURTOSIS_POP
                        ? ratio - 3
                        : (count - 1) * ((count + 1) * ratio - 3 * (count - 1)) / ((count - 2) * (count - 3)));
    }

    private static double finite(String name, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw RayoException.user(name + " is out of range", "the argument may hold NaN or infinity: filter it");
        }
        return value;
    }
}
