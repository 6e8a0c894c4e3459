package dev.rayo.engine.expression;

import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BLOB;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextFunctionTest extends DuckTest {
    private static final List<@Nullable Object> PATTERNS = Arrays.asList(
            null, "", "a", "%", "_", "a%", "%a", "%a%", "%b%c%", "a_c", "_b_", "%_", "__%", "%ä%", "_ö%", "a%c", "abc",
            "%bc", "%a_c%", "😀%", "%😀", "_😀", "a\\%b", "%日本%", "%_a_%", "ABC%", "%%", "%.%", "%b%b%");

    private Expectation strings(int more) throws SQLException {
        return Expectation.of(oracle, VARCHAR, values(VARCHAR, more));
    }

    private Expectation pairs(List<@Nullable Object> right) throws SQLException {
        return Expectation.pairs(oracle, VARCHAR, values(VARCHAR, 8), VARCHAR, right);
    }

    @Test
    void likeMatchesAsDuckDbDoes() throws SQLException {
        Expectation rows = pairs(PATTERNS);
        rows.holds("a LIKE b", call("like", BOOLEAN, rows.ref(0), rows.ref(1)));
        rows.holds("a ILIKE b", call("ilike", BOOLEAN, rows.ref(0), rows.ref(1)));
        rows.holds("a LIKE b ESCAPE '\\'", call("like_escape", BOOLEAN, rows.ref(0), rows.ref(1), text("\\")));
        rows.holds("a ILIKE b ESCAPE '.'", call("ilike_escape", BOOLEAN, rows.ref(0), rows.ref(1), text(".")));
        rows.holds("a LIKE b ESCAPE ''", call("like_escape", BOOLEAN, rows.ref(0), rows.ref(1), text("")));
    }

    @Test
    void likeWithAConstantPatternMatchesAsDuckDbDoes() throws SQLException {
        Expectation rows = strings(40);
        for (Object pattern : PATTERNS) {
            if (pattern != null) {
                String quoted = "'" + pattern + "'";
                Literal literal = text((String) pattern);
                rows.holds("a LIKE " + quoted, call("like", BOOLEAN, rows.ref(0), literal));
                rows.holds("a ILIKE " + quoted, call("ilike", BOOLEAN, rows.ref(0), literal));
            }
        }
        Expectation one = Expectation.of(oracle, VARCHAR, List.of("a", "b"));
        one.holds("a LIKE 'a' ESCAPE 'xy'", call("like_escape", BOOLEAN, one.ref(0), text("a"), text("xy")));
        one.holds("a LIKE 'a' ESCAPE 'ä'", call("like_escape", BOOLEAN, one.ref(0), text("a"), text("ä")));
    }

    @Test
    void globMatchesAsDuckDbDoes() throws SQLException {
        Expectation rows = pairs(Arrays.asList(
                "*", "a*", "*a*", "?", "a?c", "[a-b]*", "[!a]*", "a[]]c", "a[bc", "[A-Z]?*", "\\*", "[äö]*", "*[0-9]*", "a**c", "",
                "[a-]*", "abc[", "\\"));
        rows.holds("a GLOB b", call("glob", BOOLEAN, rows.ref(0), rows.ref(1)));
    }

    @Test
    void lengthsAndCasesAreThoseOfDuckDb() throws SQLException {
        Expectation rows = strings(80);
        Expression a = rows.ref(0);
        rows.holds("length(a)", call("length", BIGINT, a));
        rows.holds("strlen(a)", call("octet_length", BIGINT, a));
        rows.holds("lower(a)", call("lower", VARCHAR, a));
        rows.holds("upper(a)", call("upper", VARCHAR, a));
        rows.holds("reverse(a)", call("reverse", VARCHAR, a));
        rows.holds("trim(a)", call("trim", VARCHAR, a));
        rows.holds("ltrim(a)", call("ltrim", VARCHAR, a));
        rows.holds("rtrim(a)", call("rtrim", VARCHAR, a));
        rows.holds("ascii(a)", call("ascii", INTEGER, a));
        rows.holds("hex(a)", call("hex", VARCHAR, a));
        rows.holds("bin(a)", call("bin", VARCHAR, a));
        rows.holds("unhex(a)", call("unhex", BLOB, a));
        rows.holds("md5(a)", call("md5", VARCHAR, a));
    }

    @Test
    void blobsAndNumbersAreWrittenAsDuckDbDoes() throws SQLException {
        Expectation blobs = Expectation.of(oracle, BLOB, values(BLOB, 20));
        blobs.holds("octet_length(a)", call("octet_length", BIGINT, blobs.ref(0)));
        blobs.holds("hex(a)", call("hex", VARCHAR, blobs.ref(0)));
        blobs.holds("md5(a)", call("md5", VARCHAR, blobs.ref(0)));
        blobs.holds("a || a", call("concat_operator", BLOB, blobs.ref(0), blobs.ref(0)));
        Expectation numbers = Expectation.of(oracle, BIGINT, values(BIGINT, 20));
        numbers.holds("hex(a)", call("hex", VARCHAR, numbers.ref(0)));
        numbers.holds("bin(a)", call("bin", VARCHAR, numbers.ref(0)));
        Expectation points = Expectation.of(
                oracle, INTEGER, Arrays.asList(null, 0L, 65L, 228L, 0xd7ffL, 0xd800L, 0xe000L, 0x1f600L, 0x10ffffL, 0x110000L, -1L));
        points.holds("chr(a)", call("chr", VARCHAR, points.ref(0)));
    }

    @Test
    void piecesOfStringsAreThoseOfDuckDb() throws SQLException {
        List<@Nullable Object> numbers = Arrays.asList(null, 0L, 1L, 2L, 3L, -1L, -2L, -5L, 7L, 100L, -100L, 4_000_000_000L, -4_000_000_000L);
        Expectation rows = Expectation.pairs(oracle, VARCHAR, values(VARCHAR, 12), BIGINT, numbers);
        // DuckDB refuses to cut beyond four billion; here such numbers are as good as the end of the string.
        rows.holds("substring(a, CASE WHEN b > 999 THEN 999 WHEN b < -999 THEN -999 ELSE b END)", call("substring", VARCHAR, rows.ref(0), rows.ref(1)));
        rows.holds("left(a, CASE WHEN b > 999 THEN 999 WHEN b < -999 THEN -999 ELSE b END)", call("left", VARCHAR, rows.ref(0), rows.ref(1)));
        rows.holds("right(a, CASE WHEN b > 999 THEN 999 WHEN b < -999 THEN -999 ELSE b END)", call("right", VARCHAR, rows.ref(0), rows.ref(1)));
        List<@Nullable Object> offsets = new ArrayList<>();
        List<@Nullable Object> lengths = new ArrayList<>();
        List<@Nullable Object> strings = new ArrayList<>();
        for (Object text : Arrays.asList("hello", "äöü😀x", "", "a")) {
            for (long offset = -7; offset <= 7; offset++) {
                for (long length = -7; length <= 7; length++) {
                    strings.add(text);
                    offsets.add(offset);
                    lengths.add(length);
                }
            }
        }
        Expectation three = Expectation.load(oracle, List.of(VARCHAR, BIGINT, BIGINT), List.of(strings, offsets, lengths));
        three.holds("substring(a, b, c)", call("substring", VARCHAR, three.ref(0), three.ref(1), three.ref(2)));
    }

    @Test
    void stringsAreSearchedAsDuckDbDoes() throws SQLException {
        Expectation rows = pairs(Arrays.asList(null, "", "a", "b", "abc", "bc", " ", "ö", "😀", "本", "%", "x", "ab", "ca"));
        Expression a = rows.ref(0);
        Expression b = rows.ref(1);
        rows.holds("strpos(a, b)", call("strpos", BIGINT, a, b));
        rows.holds("starts_with(a, b)", call("starts_with", BOOLEAN, a, b));
        rows.holds("ends_with(a, b)", call("ends_with", BOOLEAN, a, b));
        rows.holds("contains(a, b)", call("contains", BOOLEAN, a, b));
        rows.holds("levenshtein(a, b)", call("levenshtein", BIGINT, a, b));
        rows.holds("trim(a, b)", call("trim", VARCHAR, a, b));
        rows.holds("ltrim(a, b)", call("ltrim", VARCHAR, a, b));
        rows.holds("rtrim(a, b)", call("rtrim", VARCHAR, a, b));
        rows.holds("replace(a, b, 'X_')", call("replace", VARCHAR, a, b, text("X_")));
        rows.holds("a || b", call("concat_operator", VARCHAR, a, b));
        rows.holds("concat(a, b, a)", call("concat", VARCHAR, a, b, a));
        rows.holds("concat_ws(b, a, b, a)", call("concat_ws", VARCHAR, b, a, b, a));
        rows.holds("translate(a, b, 'xy')", call("translate", VARCHAR, a, b, text("xy")));
        for (long n : new long[] {-2, -1, 0, 1, 2, 3}) {
            rows.holds("split_part(a, b, " + n + ")", call("split_part", VARCHAR, a, b, bigint(n)));
        }
        for (long n : new long[] {-5, -1, 0, 1, 2, 3, 9}) {
            rows.holds("overlay(a, b, " + n + ")", call("overlay", VARCHAR, a, b, bigint(n)));
            rows.holds("overlay(a, b, " + n + ", 2)", call("overlay", VARCHAR, a, b, bigint(n), bigint(2)));
            rows.holds("overlay(b, a, 2, " + n + ")", call("overlay", VARCHAR, b, a, bigint(2), bigint(n)));
        }
        for (long n : new long[] {-1, 0, 2, 5, 8}) {
            rows.holds("lpad(a, " + n + ", b)", call("lpad", VARCHAR, a, integer(n), b));
            rows.holds("rpad(a, " + n + ", b)", call("rpad", VARCHAR, a, integer(n), b));
            rows.holds("repeat(a, " + n + ")", call("repeat", VARCHAR, a, bigint(n)));
        }
    }

    @Test
    void regularExpressionsMatchAsInDuckDb() throws SQLException {
        List<@Nullable Object> patterns = Arrays.asList(
                null, "a", "^a", "c$", "a.c", "[a-c]+", "(a)(b)?", "\\w+", "\\d", "[[:alpha:]]+", "ä|ö", ".", "^$", "a*",
                "(?i)ABC", "x{2,3}", "[^a]", "\\s", "\\bab", "(?P<name>b)", "(?:a|b)c", "b+?", "[]a]", "[a\\]]", "\\.", "😀",
                "(", "[a", "a++", "(?=a)", "(a)\\1", "*", "\\pL", "[\\d.]+", "a{0}", "\\Qa.c\\E");
        Expectation rows = pairs(patterns);
        Expression a = rows.ref(0);
        Expression b = rows.ref(1);
        rows.holds("regexp_matches(a, b)", call("regexp_matches", BOOLEAN, a, b));
        rows.holds("regexp_matches(a, b, 'i')", call("regexp_matches", BOOLEAN, a, b, text("i")));
        rows.holds("regexp_matches(a, b, 's')", call("regexp_matches", BOOLEAN, a, b, text("s")));
        rows.holds("regexp_matches(a, b, 'l')", call("regexp_matches", BOOLEAN, a, b, text("l")));
        rows.holds("regexp_full_match(a, b)", call("regexp_full_match", BOOLEAN, a, b));
        rows.holds("regexp_replace(a, b, '<\\0>')", call("regexp_replace", VARCHAR, a, b, text("<\\0>")));
        rows.holds("regexp_replace(a, b, '-', 'g')", call("regexp_replace", VARCHAR, a, b, text("-"), text("g")));
        rows.holds("regexp_extract(a, b)", call("regexp_extract", VARCHAR, a, b));
        rows.holds("regexp_extract(a, b, 1)", call("regexp_extract", VARCHAR, a, b, integer(1)));
        rows.holds("regexp_extract(a, b, 0, 'i')", call("regexp_extract", VARCHAR, a, b, integer(0), text("i")));
    }

    @Test
    void wrongUseOfRegularExpressionsFailsAsInDuckDb() throws SQLException {
        Expectation rows = Expectation.of(oracle, VARCHAR, List.of("abc", "xyz"));
        Expression a = rows.ref(0);
        rows.holds("regexp_matches(a, 'a', 'z')", call("regexp_matches", BOOLEAN, a, text("a"), text("z")));
        rows.holds("regexp_matches(a, 'a', 'g')", call("regexp_matches", BOOLEAN, a, text("a"), text("g")));
        rows.holds("regexp_replace(a, '(b)', '\\2')", call("regexp_replace", VARCHAR, a, text("(b)"), text("\\2")));
        rows.holds("regexp_replace(a, '(b)', '\\x')", call("regexp_replace", VARCHAR, a, text("(b)"), text("\\x")));
        rows.holds("regexp_replace(a, '(b)', '\\')", call("regexp_replace", VARCHAR, a, text("(b)"), text("\\")));
        rows.holds("regexp_replace(a, '(b)', '\\1\\\\')", call("regexp_replace", VARCHAR, a, text("(b)"), text("\\1\\\\")));
        rows.holds("regexp_extract(a, 'b', 10)", call("regexp_extract", VARCHAR, a, text("b"), integer(10)));
        rows.holds("regexp_extract(a, 'b', -1)", call("regexp_extract", VARCHAR, a, text("b"), integer(-1)));
        rows.holds("regexp_extract(a, '(b)', 2)", call("regexp_extract", VARCHAR, a, text("(b)"), integer(2)));
    }
}
