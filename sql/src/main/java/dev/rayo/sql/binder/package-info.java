/// From syntax to plan: names to fields, types to casts, subqueries and aggregates to operators.
///
/// In: SQL text, a catalog, the facts of a session. Out: a [dev.rayo.sql.plan.BoundStatement], whose plans may still
/// hold subqueries in expressions and dependent joins. Read [dev.rayo.sql.binder.Binder] first, then
/// [dev.rayo.sql.binder.SelectBinder].
@NullMarked
package dev.rayo.sql.binder;

import org.jspecify.annotations.NullMarked;
