/// Programs a reader can copy.
@NullMarked
package dev.rayo.examples;

import org.jspecify.annotations.NullMarked;
