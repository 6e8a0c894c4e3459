/// Runs `.slt` files: SQL with the answers it must give, in several settings, beside DuckDB.
///
/// The format is that of sqllogictest, as DuckDB extended it, with one addition: `query … oracle` takes the answer from
/// DuckDB instead of from the file. [dev.rayo.slt.SltParser] says what stands in a file, [dev.rayo.slt.SltRunner] runs
/// one, [dev.rayo.slt.SltTest] runs those in `src/test/slt`.
package dev.rayo.slt;
