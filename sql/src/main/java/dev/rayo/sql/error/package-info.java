/// The one exception that leaves Rayo, its fault, and the place in the SQL text it points at.
///
/// Read [dev.rayo.sql.error.RayoException] first.
@NullMarked
package dev.rayo.sql.error;

import org.jspecify.annotations.NullMarked;
