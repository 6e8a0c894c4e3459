package dev.rayo.engine.expression.kernel;

import dev.rayo.engine.column.Column;

/// One function for one list of argument types, with its scratch: the values of a vector at once. One per worker and
/// place; the arrays of the result are the kernel's own and are overwritten by its next call.
public interface ScalarKernel {
    /// The value for each of `count` rows, as a plain column.
    ///
    /// @param valid the rows where no argument is NULL (all rows if [#seesNulls]); the kernel may clear more of them and
    ///              puts what is left into its result. Values under a NULL are arbitrary and must not raise an error
    /// @throws dev.rayo.sql.error.RayoException USER if the value of a valid row does not exist
    Column apply(Input[] in, int count, Validity valid);

    /// Whether NULL arguments are the kernel's own business, instead of making the result NULL.
    default boolean seesNulls() {
        return false;
    }

    /// Whether equal arguments give equal results; else constant arguments do not make a constant result.
    default boolean isDeterministic() {
        return true;
    }
}
