/// The eight TPC-H tables, generated in parts and written as Parquet by the engine itself.
///
/// Read [dev.rayo.server.tpch.TpchWriter] first.
@NullMarked
package dev.rayo.server.tpch;

import org.jspecify.annotations.NullMarked;
