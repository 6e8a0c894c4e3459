package dev.rayo.sql.parser;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// SQL in a form that is the same for texts that differ in white space, comments and the case of the words that hold a
/// query together. Names, numbers and strings stay as they are written, because names of result columns show them.
public final class NormalText {
    /// Reserved words that no name of a column and no type contains.
    private static final Set<Keyword> FOLDED = EnumSet.of(
            Keyword.SELECT,
            Keyword.FROM,
            Keyword.WHERE,
            Keyword.GROUP,
            Keyword.ORDER,
            Keyword.HAVING,
            Keyword.LIMIT,
            Keyword.UNION,
            Keyword.ON,
            Keyword.AND,
            Keyword.OR,
            Keyword.NOT,
            Keyword.IN,
            Keyword.AS,
            Keyword.CASE,
            Keyword.WHEN,
            Keyword.THEN,
            Keyword.ELSE,
            Keyword.END);

    private NormalText() {}

    /// Texts with the same result are parsed to the same statement, but for positions.
    ///
    /// @throws dev.rayo.sql.error.RayoException USER where the text holds something that is no token
    public static String of(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        StringBuilder text = new StringBuilder(sql.length());
        boolean label = false;
        for (Token token : tokens) {
            Keyword keyword = label ? null : token.keyword();
            boolean folds = keyword != null && FOLDED.contains(keyword);
            if (keyword != null && folds) {
                text.append(keyword.name());
            } else {
                text.append(sql, token.start(), token.end());
            }
            text.append(' ');
            // What follows may be a name, even if it is a reserved word.
            label = token.is(".") || token.is(Keyword.AS);
        }
        return text.toString();
    }
}
