/// The public face: open a [dev.rayo.Rayo], ask it SQL, get a stream of [dev.rayo.Batch].
@NullMarked
package dev.rayo;

import org.jspecify.annotations.NullMarked;
