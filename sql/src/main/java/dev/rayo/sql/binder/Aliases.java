package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The names that a SELECT list gives to its items, for use in the same query: `SELECT a + 1 AS b, b * 2`.
///
/// An alias stands for its syntax, which is bound anew where it is used.
final class Aliases {
    private record Entry(Name name, SyntaxExpression expression) {}

    private final List<Entry> entries;
    private final List<Entry> inUse = new ArrayList<>();

    Aliases() {
        this(new ArrayList<>());
    }

    private Aliases(List<Entry> entries) {
        this.entries = entries;
    }

    void add(Name name, SyntaxExpression expression) {
        entries.add(new Entry(name, expression));
    }

    /// The aliases given so far; later ones do not show.
    Aliases soFar() {
        return new Aliases(List.copyOf(entries));
    }

    boolean has(Name name) {
        return entries.stream().anyMatch(entry -> entry.name().matches(name));
    }

    List<String> names() {
        return entries.stream().map(entry -> entry.name().text()).toList();
    }

    /// The result of `use` on what `name` stands for, or null if it is no alias.
    ///
    /// @throws RayoException USER if that leads back to itself
    <T> @Nullable T resolve(Name name, Function<SyntaxExpression, T> use) {
        for (Entry entry : entries) {
            if (!entry.name().matches(name)) {
                continue;
            }
            if (inUse.contains(entry)) {
                throw RayoException.syntax(
                        "the alias \"" + name + "\" refers to itself", name.position(), "there is no such column");
            }
            inUse.add(entry);
            try {
                return use.apply(entry.expression());
            } finally {
                inUse.removeLast();
            }
        }
        return null;
    }
}
