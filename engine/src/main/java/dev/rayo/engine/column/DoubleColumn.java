package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// DOUBLE values.
public record DoubleColumn(Type type, double[] values, long @Nullable [] validity, int length) implements Column {}
