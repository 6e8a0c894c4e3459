/// Benches of kernels and whole queries against peers.
@NullMarked
package dev.rayo.bench;

import org.jspecify.annotations.NullMarked;
