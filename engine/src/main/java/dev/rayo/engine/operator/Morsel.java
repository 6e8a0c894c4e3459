package dev.rayo.engine.operator;

/// A piece of input that one worker takes whole: the unit of scheduling, of demand and of replay. Immutable; opening
/// it a second time reads the same rows in the same order.
public interface Morsel {
    MorselId id();

    /// Rows, exact or estimated.
    long rowCount();

    /// Bytes that reading it takes from a file or the network, or 0.
    long bytes();

    /// A reader of the rows.
    Operator open(WorkerContext context);

    /// Names a morsel within a query, the same on every run of the same plan over the same input.
    ///
    /// @param source  number of the source in the query
    /// @param ordinal number of the morsel in the source
    record MorselId(int source, long ordinal) {
        @Override
        public String toString() {
            return source + "/" + ordinal;
        }
    }
}
