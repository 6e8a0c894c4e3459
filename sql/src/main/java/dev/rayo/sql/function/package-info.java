/// The signatures of scalar functions, aggregates and window functions: what exists, for which types, with which
/// result.
///
/// The engine implements each one under the same canonical name.
@NullMarked
package dev.rayo.sql.function;

import org.jspecify.annotations.NullMarked;
