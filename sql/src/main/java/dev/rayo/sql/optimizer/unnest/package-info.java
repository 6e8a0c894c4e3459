/// From subqueries to joins: no plan leaves this package with a subquery in an expression or a dependent join.
///
/// Follows Neumann and Kemper, "Unnesting Arbitrary Queries" (BTW 2015). Two ways, the first wherever it goes:
///
/// 1. What ties a subquery to the query around it is pulled up into the join (`PullUp`): predicates through filters,
///    projections and joins, equalities also through groups, windows and limits, whose keys they become.
/// 2. Else the distinct values of the outer columns, the domain, are joined into the subquery at its bottom and its
///    operators work per value (`DomainPush`).
///
/// Read [dev.rayo.sql.optimizer.unnest.Unnest] first.
@NullMarked
package dev.rayo.sql.optimizer.unnest;

import org.jspecify.annotations.NullMarked;
