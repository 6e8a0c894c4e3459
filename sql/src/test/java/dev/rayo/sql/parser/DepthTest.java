package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.ast.QueryBody.SetOperation;
import dev.rayo.sql.ast.Statement;
import dev.rayo.sql.ast.Statement.QueryStatement;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.Logical;
import dev.rayo.sql.error.RayoException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
    private static final int LONG = 10_000;
    /// Somewhat less than what a thread has by default.
    private static final int STACK_BYTES = 896 * 1024;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SELECT |(|1|)",
                "SELECT |(1 + |1|)",
                "SELECT |1 = (|1|)",
                "SELECT |f(|1|)",
                "SELECT |-(|1|)",
                "SELECT |- |1|",
                "SELECT |~ |1|",
                "SELECT |NOT |a|",
                "SELECT |a OR b AND NOT c = d + e * f ^ (|1|)",
                "SELECT |CASE WHEN |a| THEN 1 END",
                "SELECT |CASE WHEN a THEN 1 ELSE |2| END",
                "SELECT |[|1|]",
                "SELECT |{a: |1|}",
                "SELECT |CAST(|1| AS INTEGER)",
                "SELECT |a IN (|1|)",
                "SELECT |(SELECT |1|)",
                "SELECT |EXISTS (SELECT |1|)",
                "SELECT |1 + (SELECT |1|)",
                "SELECT |a[|1|]",
                "SELECT |count(*) OVER (ORDER BY |1|)",
                "SELECT |INTERVAL (|1|) DAY",
                "SELECT |extract(year FROM |1|)",
                "SELECT |trim(|1|)",
                "|(|SELECT 1|)",
                "|SELECT * FROM (|SELECT 1|)",
                "SELECT * FROM |(|a|)",
                "SELECT * FROM |a JOIN |b| ON true",
                "|WITH a AS (|SELECT 1|) SELECT 1",
                "|SELECT 1 UNION (|SELECT 2|)",
                "|EXPLAIN |SELECT 1|",
                "SELECT 1::|STRUCT(a |INTEGER|)",
                "SELECT 1 GROUP BY |GROUPING SETS (|a|)",
            })
    void deepNestingIsAnErrorAndNoOverflow(String start, String open, String inside, String close) throws Exception {
        String deep = nested(start, open, inside, close, LONG);
        assertThatThrownBy(() -> onSmallStack(() -> SqlParser.parseStatement(deep)))
                .as(deep.substring(0, 80))
                .isInstanceOf(RayoException.class)
                .hasMessage("the query is nested more than 250 levels deep");

        String fine = nested(start, open, inside, close, 30);
        Statement parsed = onSmallStack(() -> SqlParser.parseStatement(fine));
        assertThat(onSmallStack(() -> SqlPrinter.print(parsed))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SELECT a|::INTEGER",
                "SELECT a|[1]",
                "SELECT (a)|.b",
                "SELECT a|.f()",
                "SELECT a| IS NULL",
                "SELECT a| IN (1)",
                "SELECT a| BETWEEN 1 AND 2",
                "SELECT a| AT TIME ZONE 'UTC'",
                "SELECT 1| UNION SELECT 2 EXCEPT SELECT 3",
                "SELECT 1| INTERSECT SELECT 2 INTERSECT ALL SELECT 3",
                "SELECT 1::INTEGER|[]",
            })
    void chainsThatNestAreBounded(String start, String link) throws Exception {
        String longChain = start + link.repeat(LONG);
        assertThatThrownBy(() -> onSmallStack(() -> SqlParser.parseStatement(longChain)))
                .isInstanceOf(RayoException.class)
                .hasMessage("the query is nested more than 250 levels deep");
        assertThat(SqlParser.parseStatement(start + link.repeat(50))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"SELECT * FROM t|, t", "SELECT * FROM t| CROSS JOIN t", "SELECT * FROM t| NATURAL JOIN t"})
    void joinsAreBounded(String start, String join) {
        assertThatThrownBy(() -> SqlParser.parseStatement(start + join.repeat(LONG)))
                .isInstanceOf(RayoException.class)
                .hasMessage("more than 250 tables are joined");
        assertThat(SqlParser.parseStatement(start + join.repeat(200))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"+", "-", "*", "||", "^", "&"})
    void longChainsOfOperatorsAreFine(String operator) throws Exception {
        String chain = "a" + (" " + operator + " a").repeat(LONG);
        SyntaxExpression expression = onSmallStack(() -> SqlParser.parseExpression(chain));
        assertThat(((Binary) expression).spine()).hasSize(LONG);
        assertThat(onSmallStack(() -> SqlPrinter.print(expression))).isEqualTo(chain);
    }

    @ParameterizedTest
    @CsvSource({"AND", "OR"})
    void longConjunctionsAndDisjunctionsAreOneNode(String operator) throws Exception {
        String chain = "a = 1" + (" " + operator + " a = 1").repeat(LONG);
        SyntaxExpression expression = onSmallStack(() -> SqlParser.parseExpression(chain));
        assertThat(((Logical) expression).operands()).hasSize(LONG + 1);
        assertThat(onSmallStack(() -> SqlPrinter.print(expression))).isEqualTo(chain);
    }

    @Test
    void longUnionsAreOneNode() throws Exception {
        String union = "SELECT 1" + " UNION ALL SELECT 1".repeat(LONG);
        QueryStatement statement = (QueryStatement) onSmallStack(() -> SqlParser.parseStatement(union));
        assertThat(((SetOperation) statement.query().body()).operands()).hasSize(LONG + 1);
        assertThat(onSmallStack(() -> SqlPrinter.print(statement))).isEqualTo(union);
    }

    @Test
    void longListsAreFine() throws Exception {
        String list = "SELECT a IN (1" + ", 1".repeat(LONG) + "), CASE" + " WHEN a THEN b".repeat(LONG) + " END, f(1"
                + ", 1".repeat(LONG) + ") FROM (VALUES (1)" + ", (1)".repeat(LONG) + ")";
        assertThat(onSmallStack(() -> SqlPrinter.print(SqlParser.parseStatement(list)))).isEqualTo(list);
    }

    /// The error of the last of many unclosed parentheses comes in linear time.
    @Test
    void unclosedParenthesesFailQuickly() {
        assertThatThrownBy(() -> SqlParser.parseStatement("SELECT " + "(".repeat(200_000)))
                .isInstanceOf(RayoException.class);
        assertThatThrownBy(() -> SqlParser.parseStatement("(".repeat(200_000) + "SELECT 1"))
                .isInstanceOf(RayoException.class);
    }

    /// An absent `start` or `close` is empty.
    private static String nested(String start, String open, String inside, String close, int depth) {
        return (start == null ? "" : start) + open.repeat(depth) + inside + (close == null ? "" : close).repeat(depth);
    }

    private static <T> T onSmallStack(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(null, future, "small stack", STACK_BYTES);
        thread.start();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
