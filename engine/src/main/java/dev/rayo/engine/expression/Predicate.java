package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;

/// A compiled condition that selects rows. Conjuncts are applied one after the other, each to the survivors.
public interface Predicate {
    /// Writes the ascending numbers of the rows where the condition is true to `selection` (at least `rowCount` long).
    ///
    /// @return how many there are
    int select(Chunk chunk, int[] selection);
}
