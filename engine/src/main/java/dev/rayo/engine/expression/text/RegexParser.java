package dev.rayo.engine.expression.text;

import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.engine.expression.text.RegexNode.Assertion;
import dev.rayo.engine.expression.text.RegexNode.Choice;
import dev.rayo.engine.expression.text.RegexNode.Group;
import dev.rayo.engine.expression.text.RegexNode.One;
import dev.rayo.engine.expression.text.RegexNode.Repeat;
import dev.rayo.engine.expression.text.RegexNode.Sequence;
import dev.rayo.engine.expression.text.RegexNode.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the part of RE2's syntax that [ByteRegex] runs: characters, sets, groups, repetition, alternatives and the
/// assertions of text and words. Whatever else there is, errors included, is left to Java's engine.
final class RegexParser {
    /// Something that is not read here.
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final Unread ONLY = new Unread();

        private Unread() {
            super("", null, false, false);
        }
    }

    private static final int REPEAT_MAX = 1000;
    private static final int DEPTH_MAX = 200;

    private final int[] pattern;
    private final CharacterSet point;
    private int at;
    private int groups;
    private int depth;

    private RegexParser(String pattern, boolean pointMatchesAll) {
        this.pattern = pattern.codePoints().toArray();
        point = pointMatchesAll ? CharacterSet.ALL : CharacterSet.ALL_BUT_LINE_FEED;
    }

    /// @param groups how many there are
    record Parsed(RegexNode node, int groups) {}

    /// The expression; null if it is for Java's engine.
    static @Nullable Parsed parse(String pattern, boolean pointMatchesAll) {
        RegexParser parser = new RegexParser(pattern, pointMatchesAll);
        try {
            RegexNode node = parser.choice();
            return parser.at == parser.pattern.length ? new Parsed(node, parser.groups) : null;
        } catch (Unread unread) {
            return null;
        }
    }

    private boolean isAt(int c) {
        return at < pattern.length && pattern[at] == c;
    }

    private boolean isAt(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= pattern.length || pattern[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int next() {
        if (at >= pattern.length) {
            throw Unread.ONLY;
        }
        return pattern[at++];
    }

    private RegexNode choice() {
        List<RegexNode> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (isAt('|')) {
            at++;
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (at < pattern.length && !isAt('|') && !isAt(')')) {
            RegexNode part = repeated(atom());
            if (part instanceof Text some) {
                text.writeBytes(some.bytes());
                continue;
            }
            flush(text, parts);
            parts.add(part);
        }
        flush(text, parts);
        return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? new Text(new byte[0]) : new Sequence(parts);
    }

    private static void flush(ByteArrayOutputStream text, List<RegexNode> parts) {
        if (text.size() > 0) {
            parts.add(new Text(text.toByteArray()));
            text.reset();
        }
    }

    private RegexNode atom() {
        int c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> new One(set());
            case '.' -> new One(point);
            case '^' -> Assertion.BEGIN;
            case '$' -> Assertion.END;
            case '\\' -> escape();
            case '*', '+', '?' -> throw Unread.ONLY;
            default -> literal(c);
        };
    }

    private static RegexNode literal(int c) {
        return new Text(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }

    private RegexNode group() {
        int number = 0;
        if (depth == DEPTH_MAX) {
            throw Unread.ONLY;
        }
        if (isAt("?:")) {
            at += 2;
        } else {
            if (isAt('?')) {
                name();
            }
            number = ++groups;
        }
        depth++;
        RegexNode part = choice();
        depth--;
        if (next() != ')') {
            throw Unread.ONLY;
        }
        return number == 0 ? grouped(part) : new Group(number, part);
    }

    /// `?P<name>` or `?<name>`, which nothing refers to.
    private void name() {
        at += isAt("?P<") ? 3 : isAt("?<") ? 2 : 0;
        if (isAt('>')) {
            throw Unread.ONLY;
        }
        for (int c = next(); c != '>'; c = next()) {
            if (!(Character.isLetterOrDigit(c) && c < 128 || c == '_')) {
                throw Unread.ONLY;
            }
        }
    }

    /// A text in a group is not joined with the characters after it before it is repeated.
    private static RegexNode grouped(RegexNode part) {
        return part instanceof Text ? new Sequence(List.of(part)) : part;
    }

    private RegexNode repeated(RegexNode part) {
        int least;
        int most;
        if (isAt('*')) {
            least = 0;
            most = Integer.MAX_VALUE;
            at++;
        } else if (isAt('+')) {
            least = 1;
            most = Integer.MAX_VALUE;
            at++;
        } else if (isAt('?')) {
            least = 0;
            most = 1;
            at++;
        } else if (isAt('{')) {
            at++;
            least = count();
            most = least;
            if (isAt(',')) {
                at++;
                most = isAt('}') ? Integer.MAX_VALUE : count();
            }
            if (next() != '}' || most < least) {
                throw Unread.ONLY;
            }
        } else {
            return part;
        }
        boolean isGreedy = !isAt('?');
        at += isGreedy ? 0 : 1;
        if (isAt('*') || isAt('+') || isAt('?') || isAt('{') || part.isNullable()) {
            // Engines differ in what rounds of a loop capture that match nothing.
            throw Unread.ONLY;
        }
        return new Repeat(part instanceof Text(byte[] bytes) ? one(bytes) : part, least, most, isGreedy);
    }

    private static RegexNode one(byte[] character) {
        int c = Utf8.decode(character, 0);
        return new One(CharacterSet.of(c, c));
    }

    private int count() {
        int from = at;
        int value = 0;
        while (at < pattern.length && pattern[at] >= '0' && pattern[at] <= '9' && value <= REPEAT_MAX) {
            value = value * 10 + pattern[at++] - '0';
        }
        if (at == from || value > REPEAT_MAX) {
            throw Unread.ONLY;
        }
        return value;
    }

    private RegexNode escape() {
        int c = next();
        return switch (c) {
            case 'A' -> Assertion.BEGIN;
            case 'z' -> Assertion.END;
            case 'b' -> Assertion.WORD_BOUNDARY;
            case 'B' -> Assertion.NO_WORD_BOUNDARY;
            default -> {
                CharacterSet known = knownSet(c);
                yield known != null ? new One(known) : literal(escaped(c));
            }
        };
    }

    private static @Nullable CharacterSet knownSet(int c) {
        return switch (c) {
            case 'd' -> CharacterSet.DIGITS;
            case 'D' -> CharacterSet.DIGITS.complement();
            case 'w' -> CharacterSet.WORD;
            case 'W' -> CharacterSet.WORD.complement();
            case 's' -> CharacterSet.SPACE;
            case 'S' -> CharacterSet.SPACE.complement();
            default -> null;
        };
    }

    /// The character that `\c` means.
    private static int escaped(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'a' -> 7;
            case 'v' -> 11;
            default -> {
                if (c > 127 || c == '_' || Character.isLetterOrDigit(c)) {
                    throw Unread.ONLY;
                }
                yield c;
            }
        };
    }

    /// A set after its opening bracket.
    private CharacterSet set() {
        boolean isNegated = isAt('^');
        at += isNegated ? 1 : 0;
        List<CharacterSet> parts = new ArrayList<>();
        do {
            if (isAt("[:")) {
                throw Unread.ONLY;
            }
            int from = next();
            if (from == '\\') {
                int c = next();
                CharacterSet known = knownSet(c);
                if (known != null) {
                    parts.add(known);
                    continue;
                }
                from = escaped(c);
            }
            int to = from;
            if (isAt('-') && at + 1 < pattern.length && pattern[at + 1] != ']') {
                at++;
                to = next();
                to = to == '\\' ? escaped(next()) : to;
                if (to < from || to == '[') {
                    throw Unread.ONLY;
                }
            }
            parts.add(CharacterSet.of(from, to));
        } while (!isAt(']'));
        at++;
        CharacterSet set = CharacterSet.union(parts);
        return isNegated ? set.complement() : set;
    }
}
