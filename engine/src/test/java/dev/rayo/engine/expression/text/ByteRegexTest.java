package dev.rayo.engine.expression.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRegexTest {
    private static final String[] ATOMS = {
        "a", "b", "c", "ab", ".", "[ab]", "[^a]", "[^/]", "[a-c]", "\\d", "\\w", "\\s", "\\W", "\u0434", "[\u0430-\u0444]",
        "[^\u0434]", "\ud83d\ude00", "/", "\\.", "\n", "^", "$", "\\b", "\\B", "\\A", "\\z", "[-a]", "[]b]", "x?"
    };
    private static final String[] REPEATS = {"*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}", "{1,3}?", "{0}"};
    private static final String[] LETTERS = {"a", "b", "c", "a", "/", ".", "1", " ", "\n", "\u0434", "\u0430", "\ud83d\ude00", "_"};

    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
            int kind = depth == 0 ? 0 : random.nextInt(6);
            String part = kind == 1
                    ? "(" + pattern(random, depth - 1) + ")"
                    : kind == 2 ? "(?:" + pattern(random, depth - 1) + ")" : ATOMS[random.nextInt(ATOMS.length)];
            pattern.append(part);
            if (random.nextInt(3) == 0) {
                pattern.append(REPEATS[random.nextInt(REPEATS.length)]);
            }
            if (random.nextInt(8) == 0) {
                pattern.append('|');
            }
        }
        return pattern.toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int letters = random.nextInt(14); letters > 0; letters--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    /// All matches with their groups, as texts and places.
    private static List<@Nullable Object> matches(ByteRegex regex, String text, boolean isFull) {
        byte[] bytes = ("<<" + text + ">>").getBytes(StandardCharsets.UTF_8);
        int end = bytes.length - 2;
        List<@Nullable Object> found = new ArrayList<>();
        assertThat(regex.reset(bytes, 2, end)).isTrue();
        int at = 2;
        while (at <= end && regex.find(at)) {
            for (int group = 0; group <= regex.groups(); group++) {
                int to = regex.end(group);
                found.add(
                        to < 0
                                ? null
                                : new String(bytes, regex.start(group), to - regex.start(group), StandardCharsets.UTF_8));
            }
            found.add(new String(bytes, 2, regex.start(0) - 2, StandardCharsets.UTF_8).length());
            if (isFull) {
                break;
            }
            at = regex.end(0);
            if (regex.start(0) == at) {
                do {
                    at++;
                } while (at < end && bytes[at] < (byte) 0xc0);
            }
        }
        return found;
    }

    /// The same by Java; null where it finds something that begins inside of a character.
    private static @Nullable List<@Nullable Object> matches(Pattern pattern, String text, boolean isFull) {
        Matcher matcher = pattern.matcher(text);
        List<@Nullable Object> found = new ArrayList<>();
        while (isFull ? found.isEmpty() && matcher.matches() : matcher.find()) {
            int at = matcher.start();
            if (at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
                return null;
            }
            for (int group = 0; group <= matcher.groupCount(); group++) {
                found.add(matcher.group(group));
            }
            found.add(at);
        }
        return found;
    }

    /// Of all matches with `groups` groups each what was matched, and where.
    private static List<@Nullable Object> places(List<@Nullable Object> matches, int groups) {
        List<@Nullable Object> places = new ArrayList<>();
        for (int i = 0; i < matches.size(); i += groups + 2) {
            places.add(matches.get(i));
            places.add(matches.get(i + groups + 1));
        }
        return places;
    }

    @Test
    void capturesWhatDuckDbCaptures() throws SQLException {
        Random random = new Random(12);
        int compared = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement extract = duck.prepareStatement("SELECT regexp_extract(?, ?, 0), regexp_extract(?, ?, 1)")) {
            for (int round = 0; round < 3_000; round++) {
                String pattern = "(?:" + pattern(random, 2) + ")(" + pattern(random, 1) + ")" + pattern(random, 2);
                ByteRegex own = ByteRegex.of(pattern, false, false);
                String text = text(random);
                List<@Nullable Object> found = own == null ? List.of() : matches(own, text, false);
                if (found.isEmpty()) {
                    continue;
                }
                for (int i = 1; i <= 4; i++) {
                    extract.setString(i, i % 2 == 1 ? text : pattern);
                }
                try (ResultSet rows = extract.executeQuery()) {
                    rows.next();
                    Object captured = found.get(1);
                    assertThat(found.get(0)).as("%s in %s", pattern, text).isEqualTo(rows.getString(1));
                    assertThat(captured == null ? "" : captured).as("%s in %s", pattern, text).isEqualTo(rows.getString(2));
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    @Test
    void findsWhatJavaFinds() {
        Random random = new Random(11);
        int compared = 0;
        for (int round = 0; round < 10_000; round++) {
            String pattern = pattern(random, 2);
            boolean pointMatchesAll = random.nextBoolean();
            boolean isFull = random.nextInt(4) == 0;
            ByteRegex own = ByteRegex.of(pattern, pointMatchesAll, isFull);
            if (own == null) {
                continue;
            }
            Pattern java = Pattern.compile(
                    RegexSyntax.toJava(pattern), Pattern.UNIX_LINES | (pointMatchesAll ? Pattern.DOTALL : 0));
            for (int i = 0; i < 10; i++) {
                String text = text(random);
                List<@Nullable Object> found = matches(own, text, isFull);
                List<@Nullable Object> expected = matches(java, text, isFull);
                if (expected == null) {
                    continue;
                }
                if (pattern.matches("(?s).*\\)[*+?{].*")) {
                    // Java keeps what a group captured in a round of a loop that it then took back.
                    found = places(found, own.groups());
                    expected = places(expected, own.groups());
                }
                assertThat(found)
                        .as("%s in %s, all %s, full %s", pattern, text, pointMatchesAll, isFull)
                        .isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(40_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^https?://(?:www\\.)?([^/]+)/.*$",
                "(\\w+)@(\\w+)\\.com",
                "a{3,5}b?",
                "[^\\s,]+",
                "(?P<first_name>\\w+) (?<last>\\w+)",
                "^(\\d{1,3}\\.){3}\\d{1,3}$",
            })
    void runsWhatQueriesAskFor(String pattern) {
        assertThat(ByteRegex.of(pattern, false, false)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*", "(?i)a", "[[:alpha:]]", "\\pL", "a**", "(?<>a)", "(?P=x)", "*a", "(a", "a)", "[a", "a{1001}", "\\1"})
    void leavesToJavaWhatItDoesNotKnow(String pattern) {
        assertThat(ByteRegex.of(pattern, false, false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "[a-z]+\\.example/, .example/",
        "a+(bc)+d, bc",
        "[ab](?:x(yes)?)+longer, longer",
        ".*(inner).*, inner",
        "^.*tail, tail",
        // found or missed at once
        "prefix.*, ''",
        "^text.*longer text, ''",
        // not in every match
        "a|abc, ''",
        "[a](bc)*, ''",
        "(abc|abd)+, ''",
        "[ab]c, ''"
    })
    void knowsWhatEveryMatchContains(String pattern, String needle) {
        ByteRegex regex = Objects.requireNonNull(ByteRegex.of(pattern, false, false));
        assertThat(new String(regex.needle(), StandardCharsets.UTF_8)).isEqualTo(needle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)+c", "(?:a+)+c", "a*a*a*a*a*a*c", "[ab]+c", "(?:a|b|ab)*d", "\\w+\\d\\w+c"})
    void longTextsTakeLinearTime(String pattern) {
        byte[] text = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        ByteRegex regex = Objects.requireNonNull(ByteRegex.of(pattern, false, false));
        regex.reset(text, 0, text.length);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThat(regex.find(0)).isFalse());
    }
}
