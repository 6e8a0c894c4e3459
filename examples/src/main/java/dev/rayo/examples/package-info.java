/// Programs a reader can copy, each a class with a `main` that ends by itself:
/// [dev.rayo.examples.FirstQuery], [dev.rayo.examples.LiveDashboard], [dev.rayo.examples.SlowReader],
/// [dev.rayo.examples.ThroughJdbc].
@NullMarked
package dev.rayo.examples;

import org.jspecify.annotations.NullMarked;
