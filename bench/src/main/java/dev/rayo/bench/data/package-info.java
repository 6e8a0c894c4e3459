/// Data and queries of the suites: TPC-H, a table like ClickBench's, the tables of the h2o benchmark. Everything is
/// generated, the same from the same seed, without a network.
@NullMarked
package dev.rayo.bench.data;

import org.jspecify.annotations.NullMarked;
