/// The suites that `bench/run` knows, one command each.
@NullMarked
package dev.rayo.bench.suite;

import org.jspecify.annotations.NullMarked;
