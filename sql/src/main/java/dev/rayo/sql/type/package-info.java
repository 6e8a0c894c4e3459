/// SQL types, the values that literals carry, and the rules by which types meet.
///
/// Read [dev.rayo.sql.type.Type] first.
@NullMarked
package dev.rayo.sql.type;

import org.jspecify.annotations.NullMarked;
