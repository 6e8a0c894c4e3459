package dev.rayo.sql.ast;

import java.util.Locale;

/// An identifier as the user wrote it, without its quotes. Upper and lower case are kept but do not distinguish, whether
/// quoted or not: compare with [#matches] or look up by [#key].
public record Name(String text, int position) implements Syntax {

    /// The form under which names that mean the same are equal.
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean matches(Name other) {
        return text.equalsIgnoreCase(other.text);
    }

    public boolean matches(String other) {
        return text.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return text;
    }
}
