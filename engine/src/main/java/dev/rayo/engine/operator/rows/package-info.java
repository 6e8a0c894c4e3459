/// Rows that operators keep: typed columns that grow in the ledger's memory, blocks of such columns, and row hashes.
///
/// Read [dev.rayo.engine.operator.rows.RowStore] first, then [dev.rayo.engine.operator.rows.StoredColumn].
@NullMarked
package dev.rayo.engine.operator.rows;

import org.jspecify.annotations.NullMarked;
