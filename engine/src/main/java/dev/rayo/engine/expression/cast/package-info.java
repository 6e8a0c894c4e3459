/// Conversions between types, a class per kind of source and target.
///
/// Read [dev.rayo.engine.expression.cast.CastKernel] first.
@NullMarked
package dev.rayo.engine.expression.cast;

import org.jspecify.annotations.NullMarked;
