package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Type;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Regular expressions in RE2's syntax, run over bytes by [ByteRegex] or, where they hold what that does not know, by
/// Java's engine: the same matches, but there a pattern that backtracks without end takes its time.
public final class RegexFunctions {
    private RegexFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("regexp_matches", 200, call -> test(call, false));
        registry.add("regexp_full_match", 200, call -> test(call, true));
        registry.add("regexp_replace", 300, RegexFunctions::replace);
        registry.add("regexp_extract", 300, RegexFunctions::extract);
    }

    private static ScalarKernel test(Call call, boolean full) {
        RegexPredicate test = new RegexPredicate(full, call.arguments().size() == 3);
        ScalarKernel byRow = Elementwise.booleans(test::matches);
        return (in, count, valid) ->
                test.isConstant(in) ? test.search(in, count, valid) : byRow.apply(in, count, valid);
    }

    static int begin(Input text, int row) {
        return BytesColumn.offset(text.bytes().views()[text.at(row)]);
    }

    private static ScalarKernel replace(Call call) {
        Replacer replacer = new Replacer();
        boolean hasOptions = call.arguments().size() == 4;
        return Elementwise.bytes(
                Type.VARCHAR, (in, row, out) -> replacer.replace(in[0], in[1], in[2], hasOptions ? in[3] : null, row, out));
    }

    /// Replaces matches, with the expression and the replacement of the row before where they are the same.
    private static final class Replacer {
        private final CompiledRegex regex = new CompiledRegex(false, true);
        private byte[] source = new byte[0];
        private @Nullable Replacement replacement;

        void replace(
                Input text, Input pattern, Input with, @Nullable Input options, int row, BytesWriter out) {
            boolean isNew = regex.choose(pattern, options, row);
            Replacement known = replacement;
            if (known == null || isNew || !CompiledRegex.isSame(with, row, source)) {
                source = CompiledRegex.bytes(with, row);
                known = new Replacement(with.string(row), regex.groups());
                replacement = known;
            }
            ByteRegex own = regex.over(text, row);
            if (own == null) {
                replace(regex.matcher(text.string(row)), text.string(row), known, out);
            } else {
                long view = text.bytes().views()[text.at(row)];
                int from = BytesColumn.offset(view);
                replace(own, text.bytes().data(), from, from + BytesColumn.bytes(view), known, out);
            }
        }

        private void replace(ByteRegex own, byte[] data, int from, int to, Replacement known, BytesWriter out) {
            int copied = from;
            int lastEnd = -1;
            int at = from;
            while (at <= to && own.find(at)) {
                int start = own.start(0);
                int end = own.end(0);
                // After an empty match the search goes on behind the next character.
                at = end > start ? end : end + (end < to ? Utf8.width(data[end]) : 1);
                if (end == start && start == lastEnd) {
                    continue;
                }
                out.append(data, copied, start - copied);
                known.append(own, data, out);
                copied = end;
                lastEnd = end;
                if (!regex.isGlobal()) {
                    break;
                }
            }
            out.append(data, copied, to - copied);
        }

        private void replace(Matcher matcher, String text, Replacement known, BytesWriter out) {
            int end = 0;
            int lastEnd = -1;
            boolean found = guarded(matcher::find);
            while (found) {
                if (!isEmptyInVain(matcher, text, lastEnd)) {
                    out.append(text.substring(end, matcher.start()));
                    known.append(matcher, out);
                    end = matcher.end();
                    lastEnd = end;
                    if (!regex.isGlobal()) {
                        break;
                    }
                }
                found = guarded(matcher::find);
            }
            out.append(text.substring(end));
        }
    }

    /// RE2 takes no empty match where the last match ended, and none inside a character.
    private static boolean isEmptyInVain(Matcher matcher, String text, int lastEnd) {
        int at = matcher.start();
        boolean insideCharacter = at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return matcher.end() == at && (at == lastEnd || insideCharacter);
    }

    private static ScalarKernel extract(Call call) {
        CompiledRegex regex = new CompiledRegex(false, false);
        int arguments = call.arguments().size();
        return Elementwise.bytes(Type.VARCHAR, (in, row, out) -> {
            regex.choose(in[1], arguments == 4 ? in[3] : null, row);
            int group = arguments > 2 ? group(in[2], row) : 0;
            if (group > regex.groups()) {
                return;
            }
            ByteRegex own = regex.over(in[0], row);
            if (own == null) {
                Matcher matcher = regex.matcher(in[0].string(row));
                if (guarded(matcher::find)) {
                    String matched = matcher.group(group);
                    out.append(matched == null ? "" : matched);
                }
            } else if (own.find(begin(in[0], row)) && own.end(group) >= 0) {
                int start = own.start(group);
                out.append(in[0].bytes().data(), start, own.end(group) - start);
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

    static boolean guarded(Supplier<Boolean> match) {
        try {
            return match.get();
        } catch (StackOverflowError e) {
            throw RayoException.resources(
                    "a regular expression nests too deep for this text", "write repetitions without groups in them");
        }
    }
}
