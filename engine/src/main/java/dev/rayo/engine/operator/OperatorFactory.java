package dev.rayo.engine.operator;

/// An operator of a pipeline as all workers share it: immutable, opened once per worker over that worker's input.
/// State that all workers share (a join's table) is read-only by then.
public interface OperatorFactory {
    /// A worker's instance. It does not close `input`: whoever opened an operator closes it.
    Operator open(Operator input, WorkerContext context);

    /// What EXPLAIN calls it.
    String name();
}
