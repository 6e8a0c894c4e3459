/// Whole queries against peers, in one process and one run, on the same files: see [dev.rayo.bench.query.TpchBench].
@NullMarked
package dev.rayo.bench.query;

import org.jspecify.annotations.NullMarked;
