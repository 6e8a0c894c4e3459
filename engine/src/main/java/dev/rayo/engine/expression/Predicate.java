package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;

/// A compiled condition that selects rows. Conjuncts are applied one after the other, each to the survivors.
public interface Predicate {
    /// Writes the ascending numbers of the rows where the condition is true to `selection` (at least `rowCount` long).
    ///
    /// @return how many there are
    int select(Chunk chunk, int[] selection);

    /// Writes those of the rows `rows[0..count)`, ascending, where the condition is true to `kept`. No other row is
    /// looked at if that could fail or would cost more.
    ///
    /// @param kept at least `count` long; may be `rows`
    /// @return how many there are
    int refine(Chunk chunk, int[] rows, int count, int[] kept);

    /// Clears the bits of the rows where the condition is not true, if that is cheaper than [#select] and cannot fail.
    ///
    /// @param rows bit i stands for row i; bits past the last row are clear
    /// @return false if it is not: nothing happened then
    default boolean narrow(Chunk chunk, long[] rows) {
        return false;
    }
}
