/// Window functions over sorted partitions: see [dev.rayo.engine.operator.window.WindowSink].
@NullMarked
package dev.rayo.engine.operator.window;

import org.jspecify.annotations.NullMarked;
