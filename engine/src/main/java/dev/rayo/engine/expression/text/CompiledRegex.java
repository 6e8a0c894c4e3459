package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.sql.error.RayoException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The regular expression of one call and its options, compiled again only when they change from row to row.
///
/// Options: `c` and `i` case-sensitive or not, `s` a point also matches a line break (`m`, `n`, `p`: not), `l` the
/// pattern is plain text, `g` replace all matches.
final class CompiledRegex {
    private String source = "";
    private String options = "";
    private @Nullable Matcher matcher;
    private boolean global;

    /// A matcher over `text`.
    ///
    /// @param optionsInput the argument with the options, or null
    Matcher matcher(Input pattern, @Nullable Input optionsInput, int row, String text, boolean mayBeGlobal) {
        String wanted = pattern.string(row);
        String wantedOptions = optionsInput == null ? "" : optionsInput.string(row);
        Matcher known = matcher;
        if (known == null || !wanted.equals(source) || !wantedOptions.equals(options)) {
            known = compile(wanted, wantedOptions, mayBeGlobal).matcher(text);
            source = wanted;
            options = wantedOptions;
            matcher = known;
            return known;
        }
        return known.reset(text);
    }

    boolean isGlobal() {
        return global;
    }

    private Pattern compile(String pattern, String options, boolean mayBeGlobal) {
        int flags = Pattern.UNIX_LINES;
        boolean literal = false;
        global = false;
        for (char option : options.toCharArray()) {
            switch (option) {
                case 'c' -> flags &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'm', 'n', 'p' -> flags &= ~Pattern.DOTALL;
                case 'l' -> literal = true;
                case 'g' -> {
                    if (!mayBeGlobal) {
                        throw RayoException.user("option 'g' (global replace) is only valid for regexp_replace");
                    }
                    global = true;
                }
                case ' ', '\t', '\n' -> {}
                default -> throw RayoException.user("unknown option of a regular expression: '" + option + "'");
            }
        }
        try {
            return literal
                    ? Pattern.compile(pattern, flags | Pattern.LITERAL)
                    : Pattern.compile(RegexSyntax.toJava(pattern), flags);
        } catch (PatternSyntaxException e) {
            throw RayoException.user("regular expression '" + pattern + "': " + e.getDescription());
        }
    }
}
