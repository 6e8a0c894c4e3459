/// What a run cost, as text: see [dev.rayo.engine.explain.AnalyzeText].
@NullMarked
package dev.rayo.engine.explain;

import org.jspecify.annotations.NullMarked;
