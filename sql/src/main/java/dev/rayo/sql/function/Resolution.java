package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import java.util.List;

/// The exact types a chosen signature wants its arguments cast to, and the type it gives.
public record Resolution(List<Type> arguments, Type result) {
    public Resolution {
        arguments = List.copyOf(arguments);
    }
}
