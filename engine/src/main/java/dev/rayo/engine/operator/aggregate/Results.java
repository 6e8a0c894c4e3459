package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.operator.rows.SliceBuffer;

/// The results of an aggregate call by group, read from the states of the accumulators it is made of.
interface Results {
    /// The results of the groups `from` to `from + count`.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if one is out of range
    Column result(int from, int count, SliceBuffer buffer);
}
