package dev.rayo.engine.operator.aggregate;

/// The product of all values: rows, product.
final class ProductStatistic extends Statistic {
    ProductStatistic() {
        super(2);
    }

    @Override
    void add(double[] state, int at, double y, double x) {
        state[at + 1] = state[at]++ == 0 ? y : state[at + 1] * y;
    }

    @Override
    void addAll(double[] states, int[] groups, double[] y, double[] x, int count) {
        for (int row = 0; row < count; row++) {
            add(states, groups[row] * width, y[row], x[row]);
        }
    }

    @Override
    void merge(double[] state, int at, double[] other, int from) {
        state[at + 1] = state[at] == 0 ? other[from + 1] : state[at + 1] * other[from + 1];
        state[at] += other[from];
    }

    @Override
    boolean isNull(double[] state, int at) {
        return state[at] == 0;
    }

    @Override
    double value(double[] state, int at) {
        return state[at + 1];
    }
}
