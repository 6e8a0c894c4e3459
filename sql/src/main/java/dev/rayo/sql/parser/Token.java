package dev.rayo.sql.parser;

import org.jspecify.annotations.Nullable;

/// One lexical unit of the SQL text, from offset `start` to before `end`.
///
/// `text` is what the token means: a string without its quotes and with its escapes resolved, a number without
/// underscores and in decimal, a symbol's canonical form. `keyword` is present for unquoted words only.
record Token(Kind kind, String text, @Nullable Keyword keyword, int start, int end) {
    enum Kind {
        /// An unquoted identifier or keyword.
        WORD,
        QUOTED_NAME,
        STRING,
        /// The hexadecimal digits of `X'…'`, in upper case.
        BLOB,
        INTEGER,
        DECIMAL,
        DOUBLE,
        /// `?`, with empty text, or the number of `$1`.
        PARAMETER,
        SYMBOL,
        END
    }

    boolean is(Keyword other) {
        return keyword == other;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /// Whether this can be the name of a column, a table or an alias.
    boolean isName() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD && (keyword == null || keyword.canNameColumn());
    }

    /// Whether this can be the name of a function.
    boolean isFunctionName() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD && (keyword == null || keyword.canNameFunction());
    }

    /// Whether this can be a name where only a name can stand, as after a dot or `AS`.
    boolean isLabel() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD;
    }

    /// Whether this names what stands before it, without `AS`.
    boolean isBareAlias() {
        return kind == Kind.QUOTED_NAME || kind == Kind.WORD && (keyword == null || keyword.canBeBareAlias());
    }
}
