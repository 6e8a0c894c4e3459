/// What the parser understood of a SQL text, before any name is looked up.
///
/// In comes nothing but what the text says: names are not resolved, types are only names, `*` is not expanded. Out go
/// immutable records. Start reading at [dev.rayo.sql.ast.Statement], then [dev.rayo.sql.ast.Query],
/// [dev.rayo.sql.ast.QueryBody] and [dev.rayo.sql.ast.SyntaxExpression].
///
/// Each node's last component is its `position`: the offset in UTF-16 units of the character in the SQL text that an
/// error about the node should point at. Absent parts are `null` where there can be one, an empty list where many.
/// Syntax that only abbreviates has no node of its own: `EXTRACT(year FROM d)` is the call `date_part('year', d)`,
/// `x AT TIME ZONE z` is `timezone(z, x)`, `DESCRIBE t` is `DESCRIBE TABLE t`.
@NullMarked
package dev.rayo.sql.ast;

import org.jspecify.annotations.NullMarked;
