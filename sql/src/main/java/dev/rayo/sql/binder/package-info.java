/// From syntax to plan: names to fields, types to casts, subqueries and aggregates to operators.
@NullMarked
package dev.rayo.sql.binder;

import org.jspecify.annotations.NullMarked;
