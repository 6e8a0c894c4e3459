package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;

/// A compiled expression with its scratch. One per worker and place; the result is valid until the next call.
public interface Evaluator {
    /// The value for every row of `chunk`. May be constant or dictionary coded.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER if a row's value does not exist (overflow, failed cast)
    Column evaluate(Chunk chunk);
}
