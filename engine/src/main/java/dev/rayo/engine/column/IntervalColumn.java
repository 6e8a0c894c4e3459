package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// INTERVAL values; value i is `months[i]`, `days[i]`, `micros[i]`.
public record IntervalColumn(Type type, int[] months, int[] days, long[] micros, long @Nullable [] validity, int length) implements Column {}
