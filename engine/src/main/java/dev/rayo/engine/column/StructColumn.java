package dev.rayo.engine.column;

import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Structs: one column per member, all of the struct's length.
public record StructColumn(Type type, List<Column> members, long @Nullable [] validity, int length)
        implements Column {}
