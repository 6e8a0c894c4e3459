/// The public face: an open engine, queries, batches.
@NullMarked
package dev.rayo;

import org.jspecify.annotations.NullMarked;
