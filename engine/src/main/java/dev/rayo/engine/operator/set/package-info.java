/// INTERSECT and EXCEPT by counting: the rows of both sides are grouped with how often each side has them, and
/// [dev.rayo.engine.operator.set.SetRowsFactory] puts each out as often as the operation says.
@NullMarked
package dev.rayo.engine.operator.set;

import org.jspecify.annotations.NullMarked;
