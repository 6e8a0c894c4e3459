package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.error.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxErrorTest {
    /// Lines of a text with `▸` where the error points, its message and its hint.
    static List<String> errors() {
        return Corpus.text("/parser/errors.tsv").lines().toList();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsSayWhatWasFoundWhereAndWhatWasMeant(String line) {
        String[] parts = line.split("\t", -1);
        int offset = parts[0].indexOf('▸');
        String sql = parts[0].replace("▸", "");
        assertThatThrownBy(() -> SqlParser.parseStatement(sql))
                .isInstanceOfSatisfying(RayoException.class, error -> {
                    assertThat(error.fault()).isEqualTo(Fault.USER);
                    assertThat(error).hasMessage(parts[1]);
                    assertThat(error.offset()).isEqualTo(offset);
                    assertThat(error.hint()).isEqualTo(parts[2].isEmpty() ? null : parts[2]);
                });
    }

    @Test
    void thereAreErrorsOfEveryKind() {
        assertThat(errors()).hasSizeGreaterThan(200);
    }

    @Test
    void positionsCountLines() {
        String sql = "SELECT a,\n  b\nFROM t\nWHERE a = = 1";
        assertThatThrownBy(() -> SqlParser.parseStatement(sql))
                .isInstanceOfSatisfying(RayoException.class, error -> assertThat(error.at(sql))
                        .hasMessage("expected an expression but found \"=\" [query 4:11]")
                        .extracting(RayoException::position)
                        .isEqualTo(new SourcePosition(4, 11)));
    }

    @Test
    void errorsInAScriptPointIntoTheScript() {
        assertThatThrownBy(() -> SqlParser.parseStatements("SELECT 1; SELCT 2; SELECT 3"))
                .isInstanceOfSatisfying(RayoException.class, error -> assertThat(error.offset()).isEqualTo(10));
        assertThatThrownBy(() -> SqlParser.parseStatements("SELECT 1; SELECT 2 SELECT 3"))
                .hasMessage("expected the end of the statement but found \"SELECT\"");
    }

    @Test
    void anExpressionIsAllOfItsText() {
        assertThatThrownBy(() -> SqlParser.parseExpression("a + b c"))
                .hasMessage("expected the end of the statement but found \"c\"");
        assertThatThrownBy(() -> SqlParser.parseExpression("")).hasMessage("expected an expression but the text ends");
    }

    @Test
    void longTokensAreShownInPart() {
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT 1 '" + "x".repeat(100) + "'"))
                .hasMessage("expected the end of the statement but found '" + "x".repeat(39) + "…");
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT 1 'x\ny'"))
                .hasMessage("expected the end of the statement but found 'x…");
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT 1 \"x\" y"))
                .hasMessage("expected the end of the statement but found \"y\"");
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT 1 + FROM \"a b\""))
                .hasMessage("expected an expression but found \"FROM\"");
        assertThatThrownBy(() -> SqlParser.parseStatement("COPY t TO \"a b\""))
                .hasMessage("expected the name of a file in single quotes but found \"a b\"");
    }
}
