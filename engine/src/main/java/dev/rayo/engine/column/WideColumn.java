package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// 128-bit unscaled DECIMAL of more than 18 digits: high word at `2i`, low word at `2i + 1`.
public record WideColumn(Type type, long[] words, long @Nullable [] validity, int length) implements Column {}
