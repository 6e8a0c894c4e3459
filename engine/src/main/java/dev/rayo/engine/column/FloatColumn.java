package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// REAL values.
public record FloatColumn(Type type, float[] values, long @Nullable [] validity, int length) implements Column {}
