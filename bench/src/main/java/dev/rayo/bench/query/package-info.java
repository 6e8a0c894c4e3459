/// Queries against peers, in one process and one run, on the same files. A [dev.rayo.bench.query.Race] puts a
/// [dev.rayo.bench.query.Question] to each [dev.rayo.bench.query.Contender], compares their answers and times them.
@NullMarked
package dev.rayo.bench.query;

import org.jspecify.annotations.NullMarked;
