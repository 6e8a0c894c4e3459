package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.parser.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0|INTEGER|0",
                "007|INTEGER|007",
                "1_000_000|INTEGER|1000000",
                "0xFf_0|INTEGER|4080",
                "0B101|INTEGER|5",
                "0o17|INTEGER|15",
                "1.|DECIMAL|1.",
                ".5|DECIMAL|.5",
                "1_0.5_0|DECIMAL|10.50",
                "1e3|DOUBLE|1e3",
                "1.5E-1_0|DOUBLE|1.5E-10",
                ".5e+2|DOUBLE|.5e+2",
            })
    void numbersAreReadInEveryNotation(String text, Kind kind, String value) {
        assertThat(only(text)).extracting(Token::kind, Token::text).containsExactly(kind, value);
    }

    @Test
    void aNumberEndsWhereItCannotGoOn() {
        assertThat(texts("1.2.3")).containsExactly("1.2", ".3");
        assertThat(texts("[1:2]")).containsExactly("[", "1", ":", "2", "]");
        assertThat(texts("1..2")).containsExactly("1.", ".2");
        assertThat(texts("t.1")).containsExactly("t", ".1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "1_", "1__0", "0x1G", "1e", "1e+", "1.5x", "0b102", "12$"})
    void aNumberThatRunsIntoAWordIsAnError(String text) {
        assertThatThrownBy(() -> Lexer.tokens(text))
                .isInstanceOf(RayoException.class)
                .hasMessageStartingWith(text.equals("0b102") ? "the number 0b10 runs into" : "the number ");
    }

    @Test
    void quotesAreResolved() {
        assertThat(only("'it''s'")).extracting(Token::kind, Token::text).containsExactly(Kind.STRING, "it's");
        assertThat(only("\"a\"\"b\"")).extracting(Token::kind, Token::text).containsExactly(Kind.QUOTED_NAME, "a\"b");
        assertThat(only("''''").text()).isEqualTo("'");
        assertThat(only("''").text()).isEmpty();
        assertThat(only("$$a'b$$").text()).isEqualTo("a'b");
        assertThat(only("$x$a$$b$y$c$x$").text()).isEqualTo("a$$b$y$c");
        assertThat(only("$_1$a$_1$").text()).isEqualTo("a");
        assertThat(only("x'0aFf'")).extracting(Token::kind, Token::text).containsExactly(Kind.BLOB, "0AFF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a\\'b|a'b", "''|'", "\\\\|\\", "\\x41\\x4a|AJ", "\\101\\60|A0", "\\u00e9|é", "\\U0001f600|😀", "\\q|q"})
    void escapesAreThoseOfPostgres(String inside, String value) {
        assertThat(only("E'" + inside + "'").text()).isEqualTo(value);
        assertThat(only("e'" + inside + "'").text()).isEqualTo(value);
    }

    @Test
    void escapesOfControlCharactersAreThemselves() {
        assertThat(only("E'\\n\\t\\r\\b\\f'").text()).isEqualTo("\n\t\r\b\f");
    }

    @Test
    void commentsAndSpaceSeparateAndVanish() {
        assertThat(texts("a--b\nc/*d/*e*/f*/g--h")).containsExactly("a", "c", "g");
        assertThat(texts(" \t\r\n\f\u00A0\u3000\uFEFFa\u2003b")).containsExactly("a", "b");
        assertThat(texts("--a\rb")).containsExactly("b");
        assertThat(texts("/**/")).isEmpty();
        assertThat(texts("")).isEmpty();
    }

    @Test
    void theLongestSymbolWins() {
        assertThat(texts("a::b:=c=>d==e||f|g<=h<>i<<j>=k>>l**m*n//o/p^@q^r"))
                .containsExactly(
                        "a", "::", "b", ":=", "c", "=>", "d", "==", "e", "||", "f", "|", "g", "<=", "h", "<>", "i",
                        "<<", "j", ">=", "k", ">>", "l", "**", "m", "*", "n", "//", "o", "/", "p", "^@", "q", "^",
                        "r");
        assertThat(texts("a~b~~c~~*d~*e!~f!~~g!~~*h!~*i~~~j!=k!~~~l"))
                .containsExactly(
                        "a", "~", "b", "~~", "c", "~~*", "d", "~*", "e", "!~", "f", "!~~", "g", "!~~*", "h", "!~*",
                        "i", "~~~", "j", "!=", "k", "!~~~", "l");
    }

    @Test
    void wordsKeepTheirCaseAndKeywordsAreRecognisedInAny() {
        assertThat(Lexer.tokens("SeLeCt \"select\" ünï_$1"))
                .extracting(Token::kind, Token::text, Token::keyword)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.WORD, "SeLeCt", Keyword.SELECT),
                        org.assertj.core.groups.Tuple.tuple(Kind.QUOTED_NAME, "select", null),
                        org.assertj.core.groups.Tuple.tuple(Kind.WORD, "ünï_$1", null),
                        org.assertj.core.groups.Tuple.tuple(Kind.END, "", null));
        assertThat(only("😀").kind()).isEqualTo(Kind.WORD);
        assertThat(only("e").kind()).isEqualTo(Kind.WORD);
        assertThat(only("extraordinarily_long_word").keyword()).isNull();
    }

    @Test
    void parametersAreNumberedOrNot() {
        assertThat(Lexer.tokens("? $12 $1"))
                .extracting(Token::kind)
                .containsExactly(Kind.PARAMETER, Kind.PARAMETER, Kind.PARAMETER, Kind.END);
        assertThat(texts("? $12 $1")).containsExactly("", "12", "1");
    }

    @Test
    void tokensKnowWhereTheyStand() {
        List<Token> tokens = Lexer.tokens(" ab 'c' ");
        assertThat(tokens).extracting(Token::start).containsExactly(1, 4, 8);
        assertThat(tokens).extracting(Token::end).containsExactly(3, 7, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a 'b|2|the string does not end|close it with '",
                "a 'b''|2|the string does not end|close it with '",
                "e'b\\'|0|the string does not end|close it with '",
                "e'b\\|0|the string does not end|close it with '",
                "a \"b|2|the quoted name does not end|close it with \"",
                "\"\"|0|a quoted name is empty|",
                "x'12|0|the blob does not end|close it with '",
                "x'1'|0|a blob has an odd number of hexadecimal digits|",
                "x'1g'|3|\"G\" is no hexadecimal digit|",
                "a $$b|2|the string does not end|close it with $$",
                "$t$b$$|0|the string does not end|close it with $t$",
                "a $b c|2|\"$\" begins no parameter and no quoted text|parameters are ? or $1",
                "$|0|\"$\" begins no parameter and no quoted text|parameters are ? or $1",
                "a /* b /* c */|2|the comment does not end|close it with */",
                "a \\ b|2|\"\\\" is not part of SQL|",
                "a ` b|2|\"`\" is not part of SQL|",
                "0x|0|the number 0x has no digits|",
                "1x|1|the number 1 runs into \"x\"|put a space between them",
                "e'\\xg'|2|the escape \\x names no character|",
                "e'\\u12'|2|the escape \\u12 names no character|",
                "e'\\U00110000'|2|the escape \\U00110000 names no character|",
                "e'\\0'|2|the escape \\0 names no character|",
            })
    void whatIsNoTokenIsAnErrorWhereItBegins(String text, int offset, String message, String hint) {
        assertThatThrownBy(() -> Lexer.tokens(text))
                .isInstanceOfSatisfying(RayoException.class, error -> {
                    assertThat(error).hasMessage(message);
                    assertThat(error.offset()).isEqualTo(offset);
                    assertThat(error.hint()).isEqualTo(hint);
                });
    }

    @Test
    void controlCharactersAreNamedByTheirCode() {
        assertThatThrownBy(() -> Lexer.tokens("a \u0001")).hasMessage("character U+0001 is not part of SQL");
        assertThatThrownBy(() -> Lexer.tokens("\u007f")).hasMessage("character U+007F is not part of SQL");
    }

    private static List<String> texts(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        return tokens.subList(0, tokens.size() - 1).stream().map(Token::text).toList();
    }

    private static Token only(String sql) {
        List<Token> tokens = Lexer.tokens(sql);
        assertThat(tokens).hasSize(2);
        return tokens.getFirst();
    }
}
