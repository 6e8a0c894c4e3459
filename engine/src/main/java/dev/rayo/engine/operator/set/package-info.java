/// INTERSECT and EXCEPT by counting equal rows: see [dev.rayo.engine.operator.set.SetOperator].
@NullMarked
package dev.rayo.engine.operator.set;

import org.jspecify.annotations.NullMarked;
