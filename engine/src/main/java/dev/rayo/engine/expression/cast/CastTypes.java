package dev.rayo.engine.expression.cast;

import dev.rayo.sql.type.Type;

/// What a cast converts.
///
/// @param lenient whether a value that cannot be converted becomes NULL
public record CastTypes(Type from, Type to, boolean lenient) {}
