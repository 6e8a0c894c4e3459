package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// BOOLEAN values as bits, lowest bit first.
public record BitColumn(Type type, long[] bits, long @Nullable [] validity, int length) implements Column {}
