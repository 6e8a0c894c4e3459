package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.parser.StatementSplitter.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
    @Test
    void semicolonsOutsideOfQuotesAndCommentsSeparate() {
        assertThat(StatementSplitter.split("a; b ';' \";\" $$;$$ e'\\';' -- ;\n /* ; */ c;\n\n d "))
                .containsExactly(
                        new Piece("a", 0, true),
                        new Piece("b ';' \";\" $$;$$ e'\\';' -- ;\n /* ; */ c", 3, true),
                        new Piece("d", 45, false));
    }

    @Test
    void nothingButSpaceAndCommentsIsNoStatement() {
        assertThat(StatementSplitter.split(" ;; -- a\n ; /* b */ ")).isEmpty();
        assertThat(StatementSplitter.split("")).isEmpty();
    }

    @Test
    void commentsAroundAStatementAreNotPartOfIt() {
        assertThat(StatementSplitter.split("-- a\nSELECT 1 -- b\n; -- c"))
                .containsExactly(new Piece("SELECT 1", 5, true));
    }

    @Test
    void aDollarThatQuotesNothingDoesNotHideTheRest() {
        assertThat(StatementSplitter.split("$1; $a b; a$b$c; $2$;")).extracting(Piece::text).containsExactly(
                "$1", "$a b", "a$b$c", "$2$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a;", "a; b; ", "';';", "a; -- b", "a; /* b */", "-- a", "$x$;$x$;"})
    void completeTextWaitsForNothing(String text) {
        assertThat(StatementSplitter.isComplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a; b", "';", "\"a;", "$$;", "$x$;$$;", "e'\\';", "/* ;", "a; /* b", "a /* /* */ ;", "a -- ;"})
    void openTextWaitsForMore(String text) {
        assertThat(StatementSplitter.isComplete(text)).isFalse();
    }

    @Test
    void everyPrefixOfTheCorpusSplits() {
        String script = String.join(";", Corpus.statements());
        for (int end = 0; end < script.length(); end += 7) {
            String prefix = script.substring(0, end);
            for (Piece piece : StatementSplitter.split(prefix)) {
                assertThat(prefix.startsWith(piece.text(), piece.start())).isTrue();
            }
        }
    }
}
