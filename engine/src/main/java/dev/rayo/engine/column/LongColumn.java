package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// 64-bit values: BIGINT, the times and timestamps, the unscaled DECIMAL of at most 18 digits.
public record LongColumn(Type type, long[] values, long @Nullable [] validity, int length) implements Column {}
