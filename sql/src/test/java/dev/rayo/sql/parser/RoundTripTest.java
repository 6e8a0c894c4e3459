package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.Statement.QueryStatement;
import dev.rayo.sql.ast.Syntax;
import dev.rayo.sql.ast.SyntaxExpression;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    static List<String> statements() {
        return Corpus.statements();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatIsPrintedParsesToTheSameSyntax(String sql) {
        Statement parsed = SqlParser.parseStatement(sql);
        String printed = SqlPrinter.print(parsed);
        assertThat(SyntaxShape.of(SqlParser.parseStatement(printed))).as(printed).isEqualTo(SyntaxShape.of(parsed));
        assertThat(SqlPrinter.print(SqlParser.parseStatement(printed))).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void everyPositionLiesInTheText(String sql) throws ReflectiveOperationException {
        assertPositions(SqlParser.parseStatement(sql), sql);
    }

    private static void assertPositions(Object value, String sql) throws ReflectiveOperationException {
        if (value instanceof Syntax syntax) {
            assertThat(syntax.position()).as(syntax.toString()).isBetween(0, sql.length());
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                assertPositions(element, sql);
            }
        }
        if (value instanceof Record node) {
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                assertPositions(component.getAccessor().invoke(node), sql);
            }
        }
    }

    @Test
    void theCorpusIsComplete() {
        assertThat(Corpus.every().size()).isGreaterThan(180);
        assertThat(Corpus.tpch()).hasSize(22);
        assertThat(statements()).hasSize(Corpus.every().size() + 22 + 43);
    }

    @Test
    void aScriptOfAllStatementsIsTheirList() {
        String script = String.join(";\n", statements()) + ";;";
        List<String> printed =
                SqlParser.parseStatements(script).stream().map(SqlPrinter::print).toList();
        assertThat(printed)
                .isEqualTo(statements().stream()
                        .map(sql -> SqlPrinter.print(SqlParser.parseStatement(sql)))
                        .toList());
    }

    @Test
    void queriesAndExpressionsPrintAlone() {
        QueryStatement statement = (QueryStatement) SqlParser.parseStatement("from t select (a)+1");
        assertThat(SqlPrinter.print(statement.query())).isEqualTo("SELECT a + 1 FROM t");
        SyntaxExpression expression = SqlParser.parseExpression("a=1  and(b or c)");
        assertThat(SqlPrinter.print(expression)).isEqualTo("a = 1 AND (b OR c)");
    }
}
