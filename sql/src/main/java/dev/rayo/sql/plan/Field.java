package dev.rayo.sql.plan;

import dev.rayo.sql.type.Type;

/// A column that a plan node puts out. The id is unique in a statement; two nodes that put out the same id put out the
/// same value. The name is what a reader and the result header see.
public record Field(int id, String name, Type type) {
    @Override
    public String toString() {
        return name + "#" + id;
    }
}
