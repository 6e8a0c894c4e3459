package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// 32-bit values: TINYINT, SMALLINT, INTEGER, DATE.
public record IntColumn(Type type, int[] values, long @Nullable [] validity, int length) implements Column {}
