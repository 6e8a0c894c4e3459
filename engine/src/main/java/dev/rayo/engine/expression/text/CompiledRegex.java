package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.sql.error.RayoException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The regular expression of one call and its options, compiled again only when they change from row to row: for
/// [ByteRegex] where that can run it, else, and for very long texts, for Java's engine.
///
/// Options: `c` and `i` case-sensitive or not, `s` a point also matches a line break (`m`, `n`, `p`: not), `l` the
/// pattern is plain text, `g` replace all matches.
final class CompiledRegex {
    private final boolean isFull;
    private final boolean mayBeGlobal;

    private byte[] source = new byte[0];
    private byte[] options = new byte[0];
    private boolean isKnown;

    private String pattern = "";
    private int flags;
    private boolean isLiteral;
    private boolean isGlobal;
    private @Nullable ByteRegex own;
    private @Nullable Matcher matcher;

    /// @param isFull      whether a match is the whole text; of Java's engine the caller asks for that itself
    /// @param mayBeGlobal whether there is an option `g`
    CompiledRegex(boolean isFull, boolean mayBeGlobal) {
        this.isFull = isFull;
        this.mayBeGlobal = mayBeGlobal;
    }

    /// Takes the expression of a row.
    ///
    /// @param optionsInput the argument with the options, or null
    /// @return whether it is another one than that of the row before
    boolean choose(Input patternInput, @Nullable Input optionsInput, int row) {
        if (isKnown && isSame(patternInput, row, source) && (optionsInput == null || isSame(optionsInput, row, options))) {
            return false;
        }
        source = bytes(patternInput, row);
        options = optionsInput == null ? options : bytes(optionsInput, row);
        pattern = patternInput.string(row);
        read(optionsInput == null ? "" : optionsInput.string(row));
        own = (flags & Pattern.CASE_INSENSITIVE) == 0 && !isLiteral
                ? ByteRegex.of(pattern, (flags & Pattern.DOTALL) != 0, isFull)
                : null;
        matcher = own == null ? compiled() : null;
        isKnown = true;
        return true;
    }

    static boolean isSame(Input input, int row, byte[] known) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int from = BytesColumn.offset(view);
        return Arrays.equals(column.data(), from, from + BytesColumn.bytes(view), known, 0, known.length);
    }

    static byte[] bytes(Input input, int row) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int from = BytesColumn.offset(view);
        return Arrays.copyOfRange(column.data(), from, from + BytesColumn.bytes(view));
    }

    /// A text that every match contains; empty if none is known.
    byte[] needle() {
        return own == null ? new byte[0] : own.needle();
    }

    /// The expression over the text of a row, if it can run so.
    @Nullable ByteRegex over(Input text, int row) {
        ByteRegex regex = own;
        if (regex == null) {
            return null;
        }
        BytesColumn column = text.bytes();
        long view = column.views()[text.at(row)];
        int from = BytesColumn.offset(view);
        return regex.reset(column.data(), from, from + BytesColumn.bytes(view)) ? regex : null;
    }

    /// The expression over a text by Java's engine.
    Matcher matcher(String text) {
        Matcher known = matcher;
        if (known == null) {
            known = compiled();
            matcher = known;
        }
        return known.reset(text);
    }

    boolean isGlobal() {
        return isGlobal;
    }

    int groups() {
        return own != null ? own.groups() : matcher("").groupCount();
    }

    private void read(String letters) {
        flags = Pattern.UNIX_LINES;
        isLiteral = false;
        isGlobal = false;
        for (char option : letters.toCharArray()) {
            switch (option) {
                case 'c' -> flags &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'm', 'n', 'p' -> flags &= ~Pattern.DOTALL;
                case 'l' -> isLiteral = true;
                case 'g' -> {
                    if (!mayBeGlobal) {
                        throw RayoException.user("option 'g' (global replace) is only valid for regexp_replace");
                    }
                    isGlobal = true;
                }
                case ' ', '\t', '\n' -> {}
                default -> throw RayoException.user("unknown option of a regular expression: '" + option + "'");
            }
        }
    }

    private Matcher compiled() {
        try {
            Pattern compiled = isLiteral
                    ? Pattern.compile(pattern, flags | Pattern.LITERAL)
                    : Pattern.compile(RegexSyntax.toJava(pattern), flags);
            return compiled.matcher("");
        } catch (PatternSyntaxException e) {
            throw RayoException.user("regular expression '" + pattern + "': " + e.getDescription());
        }
    }
}
