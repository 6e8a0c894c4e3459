/// What a plan means, row by row and as plainly as can be said: what rewrites are checked against.
///
/// Read [dev.rayo.sql.reference.PlanInterpreter] first.
@NullMarked
package dev.rayo.sql.reference;

import org.jspecify.annotations.NullMarked;
