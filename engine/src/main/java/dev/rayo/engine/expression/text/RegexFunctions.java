package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/// Regular expressions in RE2's syntax, run by Java's engine: the same matches, but a pattern that backtracks without
/// end takes its time.
public final class RegexFunctions {
    private RegexFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("regexp_matches", 200, call -> test(call, false));
        registry.add("regexp_full_match", 200, call -> test(call, true));
        registry.add("regexp_replace", 300, RegexFunctions::replace);
        registry.add("regexp_extract", 300, RegexFunctions::extract);
    }

    private static ScalarKernel test(Call call, boolean full) {
        CompiledRegex regex = new CompiledRegex();
        boolean hasOptions = call.arguments().size() == 3;
        return Elementwise.booleans((in, row) -> {
            Matcher matcher = regex.matcher(in[1], hasOptions ? in[2] : null, row, in[0].string(row), false);
            return guarded(full ? matcher::matches : matcher::find);
        });
    }

    private static ScalarKernel replace(Call call) {
        CompiledRegex regex = new CompiledRegex();
        boolean hasOptions = call.arguments().size() == 4;
        return Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            String text = in[0].string(row);
            Matcher matcher = regex.matcher(in[1], hasOptions ? in[3] : null, row, text, true);
            String replacement = in[2].string(row);
            check(replacement, matcher.groupCount());
            int end = 0;
            int lastEnd = -1;
            boolean found = guarded(matcher::find);
            while (found) {
                if (!isEmptyInVain(matcher, text, lastEnd)) {
                    out.append(text.substring(end, matcher.start()));
                    rewrite(matcher, replacement, out);
                    end = matcher.end();
                    lastEnd = end;
                    if (!regex.isGlobal()) {
                        break;
                    }
                }
                found = guarded(matcher::find);
            }
            out.append(text.substring(end));
        });
    }

    /// RE2 takes no empty match where the last match ended, and none inside a character.
    private static boolean isEmptyInVain(Matcher matcher, String text, int lastEnd) {
        int at = matcher.start();
        boolean insideCharacter = at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return matcher.end() == at && (at == lastEnd || insideCharacter);
    }

    private static void check(String replacement, int groups) {
        for (int i = replacement.indexOf('\\'); i >= 0; i = replacement.indexOf('\\', i + 2)) {
            int next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : -1;
            if (next != '\\' && (next < '0' || next > '9')) {
                throw RayoException.user("regexp_replace: in '" + replacement + "' a digit or \\ must follow \\");
            }
            if (next != '\\' && next - '0' > groups) {
                throw RayoException.user("regexp_replace: the pattern has no group " + (char) next);
            }
        }
    }

    /// `\1` is what group 1 matched, `\0` the whole match, `\\` a backslash.
    private static void rewrite(Matcher matcher, String replacement, BytesWriter out) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            int next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : -1;
            if (c == '\\' && next >= '0' && next <= '9') {
                String matched = matcher.group(next - '0');
                out.append(matched == null ? "" : matched);
                i++;
            } else if (c == '\\' && next == '\\') {
                out.append((byte) '\\');
                i++;
            } else if (Character.isHighSurrogate(c) && next >= 0) {
                out.appendCodePoint(replacement.codePointAt(i));
                i++;
            } else {
                out.append(String.valueOf(c));
            }
        }
    }

    private static ScalarKernel extract(Call call) {
        CompiledRegex regex = new CompiledRegex();
        int arguments = call.arguments().size();
        return Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            Matcher matcher = regex.matcher(in[1], arguments == 4 ? in[3] : null, row, in[0].string(row), false);
            int group = arguments > 2 ? group(in[2], row) : 0;
            if (group <= matcher.groupCount() && guarded(matcher::find)) {
                String matched = matcher.group(group);
                out.append(matched == null ? "" : matched);
            }
        });
    }

    private static int group(Input input, int row) {
        int group = input.ints()[input.at(row)];
        if (group < 0 || group > 9) {
            throw RayoException.user("regexp_extract: the group must be from 0 to 9, not " + group);
        }
        return group;
    }

    private static boolean guarded(Supplier<Boolean> match) {
        try {
            return match.get();
        } catch (StackOverflowError e) {
            throw RayoException.resources(
                    "a regular expression nests too deep for this text", "write repetitions without groups in them");
        }
    }
}
