package dev.rayo.engine.operator.aggregate;

/// A statistic of doubles whose state is a few doubles; the first of them is the number of rows.
abstract class Statistic {
    /// Doubles of state.
    final int width;

    Statistic(int width) {
        this.width = width;
    }

    /// Takes a row into the state at `at`; `y` is the first argument, `x` the second where there are two.
    abstract void add(double[] state, int at, double y, double x);

    /// Takes rows into the states of their groups. Each class has a loop of its own, in which [#add] is known.
    abstract void addAll(double[] states, int[] groups, double[] y, double[] x, int count);

    /// Takes the state at `from` of `other` in.
    abstract void merge(double[] state, int at, double[] other, int from);

    /// Whether the result is NULL.
    abstract boolean isNull(double[] state, int at);

    /// The result where it is not NULL.
    abstract double value(double[] state, int at);
}
