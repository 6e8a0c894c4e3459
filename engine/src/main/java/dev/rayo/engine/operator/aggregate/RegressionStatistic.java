package dev.rayo.engine.operator.aggregate;

/// Covariance, correlation and the linear regression of `y` by `x`: rows, means, sums of squared differences and of
/// their products.
final class RegressionStatistic extends Statistic {
    enum Measure {
        CORR,
        COVAR_POP,
        COVAR_SAMP,
        REGR_AVGX,
        REGR_AVGY,
        REGR_COUNT,
        REGR_INTERCEPT,
        REGR_R2,
        REGR_SLOPE,
        REGR_SXX,
        REGR_SXY,
        REGR_SYY
    }

    private static final int MEAN_X = 1;
    private static final int MEAN_Y = 2;
    private static final int SQUARES_X = 3;
    private static final int SQUARES_Y = 4;
    private static final int PRODUCTS = 5;

    private final Measure measure;

    RegressionStatistic(Measure measure) {
        super(6);
        this.measure = measure;
    }

    @Override
    void add(double[] state, int at, double y, double x) {
        double count = ++state[at];
        double deltaX = x - state[at + MEAN_X];
        double deltaY = y - state[at + MEAN_Y];
        state[at + MEAN_X] += deltaX / count;
        state[at + MEAN_Y] += deltaY / count;
        double restY = y - state[at + MEAN_Y];
        state[at + SQUARES_X] += deltaX * (x - state[at + MEAN_X]);
        state[at + SQUARES_Y] += deltaY * restY;
        state[at + PRODUCTS] += deltaX * restY;
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
        double more = other[from];
        double count = before + more;
        double deltaX = other[from + MEAN_X] - state[at + MEAN_X];
        double deltaY = other[from + MEAN_Y] - state[at + MEAN_Y];
        double weight = before * more / count;
        state[at] = count;
        state[at + MEAN_X] += deltaX * more / count;
        state[at + MEAN_Y] += deltaY * more / count;
        state[at + SQUARES_X] += other[from + SQUARES_X] + deltaX * deltaX * weight;
        state[at + SQUARES_Y] += other[from + SQUARES_Y] + deltaY * deltaY * weight;
        state[at + PRODUCTS] += other[from + PRODUCTS] + deltaX * deltaY * weight;
    }

    @Override
    boolean isNull(double[] state, int at) {
        double count = state[at];
        return switch (measure) {
            case REGR_COUNT -> false;
            case COVAR_SAMP -> count < 2;
            case REGR_INTERCEPT, REGR_R2 -> count == 0 || state[at + SQUARES_X] == 0;
            case CORR, COVAR_POP, REGR_AVGX, REGR_AVGY, REGR_SLOPE, REGR_SXX, REGR_SXY, REGR_SYY -> count == 0;
        };
    }

    @Override
    double value(double[] state, int at) {
        double count = state[at];
        return switch (measure) {
            case CORR -> correlation(state, at);
            case COVAR_POP -> state[at + PRODUCTS] / count;
            case COVAR_SAMP -> state[at + PRODUCTS] / (count - 1);
            case REGR_AVGX -> state[at + MEAN_X];
            case REGR_AVGY -> state[at + MEAN_Y];
            case REGR_COUNT -> count;
            case REGR_INTERCEPT -> state[at + MEAN_Y] - slope(state, at) * state[at + MEAN_X];
            case REGR_R2 -> {
                double correlation = state[at + SQUARES_Y] == 0 ? 1 : correlation(state, at);
                yield correlation * correlation;
            }
            case REGR_SLOPE -> slope(state, at);
            case REGR_SXX -> state[at + SQUARES_X];
            case REGR_SXY -> state[at + PRODUCTS];
            case REGR_SYY -> state[at + SQUARES_Y];
        };
    }

    private static double slope(double[] state, int at) {
        return state[at + PRODUCTS] / state[at + SQUARES_X];
    }

    /// NaN where a side does not vary.
    private static double correlation(double[] state, int at) {
        double count = state[at];
        double deviations = Math.sqrt(state[at + SQUARES_X] / count) * Math.sqrt(state[at + SQUARES_Y] / count);
        return deviations == 0 ? Double.NaN : state[at + PRODUCTS] / count / deviations;
    }
}
