package dev.rayo.sql.ast;

import java.util.List;

/// A type as it is written, not yet looked up.
///
/// `name` is in upper case and one word: `DOUBLE PRECISION` is `DOUBLE`, `TIMESTAMP WITH TIME ZONE` is `TIMESTAMPTZ`,
/// `CHARACTER VARYING` is `VARCHAR`. Synonyms such as `INT8` are left for the binder. `DECIMAL(10, 2)` has the
/// `modifiers` 10 and 2. `INTEGER[]` is `LIST` with one argument (a fixed length, as in `INTEGER[3]`, is its modifier),
/// `MAP(k, v)` has two, `STRUCT(a INTEGER)` has as many as `fields`.
public record TypeName(String name, List<Integer> modifiers, List<TypeName> arguments, List<Name> fields, int position)
        implements Syntax {
    public TypeName {
        modifiers = List.copyOf(modifiers);
        arguments = List.copyOf(arguments);
        fields = List.copyOf(fields);
    }

    public TypeName(String name, int position) {
        this(name, List.of(), List.of(), List.of(), position);
    }
}
