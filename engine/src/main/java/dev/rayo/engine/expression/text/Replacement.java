package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.sql.error.RayoException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What a match is replaced with: `\1` is what group 1 matched, `\0` the whole match, `\\` a backslash.
final class Replacement {
    /// @param group the group to put after the text; -1 for none
    private record Part(byte[] text, int group) {}

    private final List<Part> parts = new ArrayList<>();

    /// @param groups how many the expression has
    /// @throws RayoException USER if a backslash is followed by something else, or there is no such group
    Replacement(String replacement, int groups) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < replacement.length(); ) {
            int c = replacement.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\\') {
                text.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int next = i < replacement.length() ? replacement.charAt(i++) : -1;
            if (next == '\\') {
                text.write('\\');
            } else if (next >= '0' && next <= '9') {
                if (next - '0' > groups) {
                    throw RayoException.user("regexp_replace: the pattern has no group " + (char) next);
                }
                parts.add(new Part(text.toByteArray(), next - '0'));
                text.reset();
            } else {
                throw RayoException.user("regexp_replace: in '" + replacement + "' a digit or \\ must follow \\");
            }
        }
        parts.add(new Part(text.toByteArray(), -1));
    }

    /// Appends the replacement of the match that `regex` found in `data`.
    void append(ByteRegex regex, byte[] data, BytesWriter out) {
        for (Part part : parts) {
            out.append(part.text, 0, part.text.length);
            if (part.group >= 0 && regex.end(part.group) >= 0) {
                int start = regex.start(part.group);
                out.append(data, start, regex.end(part.group) - start);
            }
        }
    }

    /// Appends the replacement of the last match.
    void append(Matcher matcher, BytesWriter out) {
        for (Part part : parts) {
            out.append(part.text, 0, part.text.length);
            String matched = part.group < 0 ? null : matcher.group(part.group);
            out.append(matched == null ? "" : matched);
        }
    }
}
