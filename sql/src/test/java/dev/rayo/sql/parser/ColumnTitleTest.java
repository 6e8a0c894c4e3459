package dev.rayo.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnTitleTest {
    /// Expressions and the names that DuckDB 2.0.0 gave to their columns.
    static List<String> recorded() {
        return Corpus.text("/parser/column-titles.tsv").lines().toList();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void titlesAreThoseOfDuckDb(String line) {
        String[] expressionAndTitle = line.split("\t", 2);
        assertThat(title(expressionAndTitle[0])).isEqualTo(expressionAndTitle[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INTERVAL 2 MILLENNIUM|to_millennia(CAST(trunc(CAST(2 AS DOUBLE)) AS INTEGER))",
                "l[:2]|l[:2]",
                "l[2:]|l[2:]",
                "f(x := 1, a)|f(x := 1, a)",
                "main.F(a)|main.f(a)",
                "f(*)|f(*)",
                "a = ANY ([1])|(a = ANY(SELECT unnest(list_value(1))))",
                "a = ALL (SELECT 1)|(NOT (a != ANY(SELECT 1)))",
                "a <> ALL (SELECT 1)|(NOT (a = ANY(SELECT 1)))",
                "a < ALL (SELECT 1)|(NOT (a >= ANY(SELECT 1)))",
                "a <= ALL (SELECT 1)|(NOT (a > ANY(SELECT 1)))",
                "a >= ALL (SELECT 1)|(NOT (a < ANY(SELECT 1)))",
                "lag(a) IGNORE NULLS OVER w|lag(a IGNORE NULLS) OVER w",
                "a::TIME WITH TIME ZONE|CAST(a AS TIME WITH TIME ZONE)",
                "a::timetz|CAST(a AS timetz)",
                "a::STRUCT(x INTEGER)|CAST(a AS STRUCT(x INTEGER))",
                "(SELECT 1 FETCH FIRST ROW ONLY)|(SELECT 1 LIMIT 1)",
                "$1 + ?|($1 + $2)",
                "sum(\"a\"\"b\")|sum(\"a\"\"b\")",
                "sum(ä)|sum(\"ä\")",
                "{'a b': 1}|struct_pack(\"a b\" := 1)",
            })
    void titlesOfRarerExpressionsFollowTheSameStyle(String expression, String title) {
        assertThat(title(expression)).isEqualTo(title);
    }

    @Test
    void longChainsHaveTitles() {
        String chain = "a" + " + a".repeat(9_999);
        assertThat(title(chain)).hasSize(1 + 9_999 * 6).startsWith("((((").endsWith(" + a) + a)");
    }

    private static String title(String expression) {
        return ColumnTitle.of(SqlParser.parseExpression(expression), expression);
    }
}
