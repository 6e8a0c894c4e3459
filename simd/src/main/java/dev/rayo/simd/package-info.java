/// Kernels over memory: one scalar definition each, and twins that equal it bit for bit.
@NullMarked
package dev.rayo.simd;

import org.jspecify.annotations.NullMarked;
