package dev.rayo.sql.ast;

import java.util.List;
import java.util.stream.Collectors;

/// A dotted name, outermost part first; never empty.
public record QualifiedName(List<Name> parts, int position) implements Syntax {
    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    public QualifiedName(Name name) {
        this(List.of(name), name.position());
    }

    /// The part that names the thing itself, without its schema or table.
    public Name last() {
        return parts.getLast();
    }

    /// The parts joined by dots, without quotes: for messages, not for parsing again.
    @Override
    public String toString() {
        return parts.stream().map(Name::text).collect(Collectors.joining("."));
    }
}
