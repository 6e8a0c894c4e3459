package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Lists, and maps as lists of (key, value) structs: value i is the elements `offsets[i]` to `offsets[i + 1]`.
public record ListColumn(Type type, int[] offsets, Column elements, long @Nullable [] validity, int length)
        implements Column {}
