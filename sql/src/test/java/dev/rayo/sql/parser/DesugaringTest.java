package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QueryBody.Select;
import dev.rayo.sql.ast.Statement.CreateView;
import dev.rayo.sql.ast.Statement.QueryStatement;
import dev.rayo.sql.ast.SyntaxExpression.Binary;
import dev.rayo.sql.ast.SyntaxExpression.Comparison;
import dev.rayo.sql.ast.TableReference.Join;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesugaringTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "extract(year FROM a)|date_part('YEAR', a)",
                "extract(months FROM a)|date_part('MONTH', a)",
                "extract('dow' FROM a)|date_part('dow', a)",
                "extract(dow FROM a)|date_part('dow', a)",
                "substring(a FROM 2 FOR 3)|\"substring\"(a, 2, 3)",
                "substring(a FOR 3)|\"substring\"(a, 1, 3)",
                "position('x' IN a)|\"position\"(a, 'x')",
                "trim(a)|\"trim\"(a)",
                "trim(BOTH 'x' FROM a)|\"trim\"(a, 'x')",
                "trim(LEADING FROM a)|ltrim(a)",
                "trim(TRAILING 'x' FROM a)|rtrim(a, 'x')",
                "overlay(a PLACING 'x' FROM 2)|\"overlay\"(a, 'x', 2)",
                "a AT TIME ZONE 'UTC'|timezone('UTC', a)",
                "a IN b|contains(b, a)",
                "a NOT IN [1]|NOT contains([1], a)",
                "a ~ 'x'|regexp_matches(a, 'x')",
                "a !~* 'x'|NOT regexp_matches(a, 'x', 'i')",
                "a ~~ 'x'|a LIKE 'x'",
                "a !~~* 'x'|a NOT ILIKE 'x'",
                "a ISNULL|a IS NULL",
                "a NOTNULL|a IS NOT NULL",
                "a == b|a = b",
                "a != b|a <> b",
                "a ** b|a ^ b",
                "a::DOUBLE PRECISION|CAST(a AS DOUBLE)",
                "a::CHARACTER VARYING(3)|CAST(a AS VARCHAR(3))",
                "a::CHAR|CAST(a AS VARCHAR)",
                "a::TIMESTAMP WITH TIME ZONE|CAST(a AS TIMESTAMPTZ)",
                "a::INT ARRAY[2]|CAST(a AS INT[2])",
                "'x'.upper().left(1)|\"left\"(upper('x'), 1)",
                "a = SOME (SELECT 1)|a = ANY (SELECT 1)",
                "e'\\x41'|'A'",
                "0xff|255",
                "CURRENT_DATE|\"current_date\"()",
                "(a AND b) AND (c AND d)|a AND b AND c AND d",
                "- -1|-(-1)",
            })
    void abbreviationsHaveNoSyntaxOfTheirOwn(String written, String meant) {
        assertThat(SqlPrinter.print(SqlParser.parseExpression(written))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FROM t|SELECT * FROM t",
                "FROM t SELECT DISTINCT a|SELECT DISTINCT a FROM t",
                "SELECT b: a + 1|SELECT a + 1 AS b",
                "SELECT a, FROM t|SELECT a FROM t",
                "SELECT ALL a|SELECT a",
                "(((SELECT 1)))|SELECT 1",
                "SELECT 1 UNION DISTINCT SELECT 2|SELECT 1 UNION SELECT 2",
                "SELECT * FROM a, b JOIN c ON true|SELECT * FROM a CROSS JOIN (b INNER JOIN c ON TRUE)",
                "SELECT * FROM VALUES (1) t|SELECT * FROM (VALUES (1)) AS t",
                "SELECT 1 FETCH FIRST ROW ONLY|SELECT 1 LIMIT 1",
                "SELECT 1 LIMIT ALL|SELECT 1",
                "SELECT 1 LIMIT 10 %|SELECT 1 LIMIT 10 PERCENT",
                "SELECT 1 GROUP BY (a), (b, c), ()|SELECT 1 GROUP BY a, (b, c), ()",
                "DESCRIBE t|DESCRIBE TABLE t",
                "DESC t|DESCRIBE TABLE t",
                "SHOW t|DESCRIBE TABLE t",
                "SHOW COLUMNS FROM t|DESCRIBE TABLE t",
                "COPY t TO 'f'|COPY (TABLE t) TO 'f'",
                "COPY t (a, b) TO 'f' WITH (HEADER)|COPY (SELECT a, b FROM t) TO 'f' (HEADER)",
                "SET SESSION x TO on|SET x = 'on'",
                "SET TIME ZONE 'UTC'|SET timezone = 'UTC'",
                "CREATE TEMP TABLE t AS SELECT 1 WITH DATA|CREATE TEMPORARY TABLE t AS SELECT 1",
                "INSERT INTO t BY POSITION SELECT 1|INSERT INTO t SELECT 1",
            })
    void abbreviatedStatementsHaveNoSyntaxOfTheirOwn(String written, String meant) {
        assertThat(SqlPrinter.print(SqlParser.parseStatement(written))).isEqualTo(meant);
    }

    @Test
    void viewsKeepTheTextOfTheirQuery() {
        CreateView view = (CreateView) SqlParser.parseStatement("CREATE VIEW v AS  SELECT /* x */ 1  -- y\n ;");
        assertThat(view.text()).isEqualTo("SELECT /* x */ 1");
    }

    @Test
    void positionsAreThoseOfOperatorsAndOfTheFirstWord() {
        assertThat(SqlParser.parseExpression("abc + 1").position()).isEqualTo(4);
        assertThat(SqlParser.parseExpression("a AND b").position()).isEqualTo(2);
        assertThat(SqlParser.parseExpression("a NOT IN (1)").position()).isEqualTo(2);
        assertThat(SqlParser.parseExpression("  f(x)").position()).isEqualTo(2);
        assertThat(SqlParser.parseExpression("a::INT").position()).isEqualTo(1);
        Comparison comparison = (Comparison) SqlParser.parseExpression("a * b = c");
        assertThat(comparison.left().position()).isEqualTo(2);
        assertThat(comparison.right().position()).isEqualTo(8);
        QueryStatement statement = (QueryStatement) SqlParser.parseStatement("SELECT 1 FROM a CROSS JOIN b");
        Join join = (Join) Objects.requireNonNull(((Select) statement.query().body()).from());
        assertThat(join.position()).isEqualTo(22);
        assertThat(join.right().position()).isEqualTo(27);
    }

    @Test
    void theSpineOfAChainBeginsInnermost() {
        Binary binary = (Binary) SqlParser.parseExpression("a + b - (c - d)");
        assertThat(binary.spine()).extracting(Binary::operator).containsExactly(
                Binary.Operator.ADD, Binary.Operator.SUBTRACT);
        assertThat(binary.spine().getLast()).isSameAs(binary);
    }

    @Test
    void namesKeepTheirCaseAndMatchWithoutIt() {
        Name name = new Name("Straße", 0);
        assertThat(name.matches("STRAßE")).isTrue();
        assertThat(name.matches(new Name("straße", 7))).isTrue();
        assertThat(name.matches("strasse")).isFalse();
        assertThat(name.key()).isEqualTo("straße");
        assertThat(name).hasToString("Straße");
    }
}
