/// In which order joins run, and which side of each is built.
///
/// A [dev.rayo.sql.optimizer.join.JoinRegion] gathers joins that may change places, a
/// [dev.rayo.sql.optimizer.join.JoinGraph] says which relations belong together, dynamic programming over connected
/// subgraphs finds the cheapest tree. Read [dev.rayo.sql.optimizer.join.ReorderJoins] first.
@NullMarked
package dev.rayo.sql.optimizer.join;

import org.jspecify.annotations.NullMarked;
