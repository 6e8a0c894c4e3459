package dev.rayo.sql.binder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.sql.catalog.Catalog;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.reference.MemoryCatalog;
import dev.rayo.sql.reference.MemoryTable;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingErrorsTest {
    private static final Catalog CATALOG = new MemoryCatalog()
            .with(MemoryTable.of(
                    "flights", "carrier", Type.VARCHAR, "delay", Type.INTEGER, "day", Type.DATE, "price", Type.DOUBLE))
            .with(MemoryTable.of("airlines", "code", Type.VARCHAR, "name", Type.VARCHAR, "delay", Type.INTEGER))
            .view("late", List.of(), "SELECT carier FROM flights")
            .view("loop", List.of(), "SELECT * FROM pool")
            .view("pool", List.of(), "SELECT * FROM loop");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "SELECT carier FROM flights | 8 | no column \"carier\" in flights | did you mean carrier?",
                "SELECT f.dely FROM flights f | 10 | no column \"dely\" in f | did you mean delay?",
                "SELECT xyz FROM flights | 8 | no column \"xyz\" in flights | the columns are carrier, delay, day, price",
                "SELECT g.delay FROM flights f | 8 | no table \"g\" in FROM | the tables are f",
                "SELECT flight.delay FROM flights | 8 | no table \"flight\" in FROM | did you mean flights?",
                "SELECT a | 8 | no column \"a\": there is no FROM clause | write 'a' in single quotes if it is meant as text",
                "SELECT flights FROM flights | 8 | no column \"flights\" in flights | \"flights\" is a table; a table is not a value, name a column",
                "SELECT delay FROM flights, airlines | 8 | the column name \"delay\" is ambiguous | write flights.delay or airlines.delay",
                "SELECT x.a FROM (SELECT 1 a, 2 a) AS x(a, a) | 10 | the name x.a is ambiguous | give the columns different names",
                "SELECT lenght(carrier) FROM flights | 8 | there is no function lenght | did you mean length?",
                "SELECT yeer(day) FROM flights | 8 | there is no function yeer | did you mean year?",
                "SELECT upper(delay) FROM flights | 8 | no function matches upper(INTEGER) | there is upper(VARCHAR) -> VARCHAR",
                "SELECT abs('x') | 8 | the call abs(STRING_LITERAL) is ambiguous, cast an argument to choose | *",
                "SELECT carrier + 1 FROM flights | 16 | no function matches +(VARCHAR, INTEGER_LITERAL) | *",
                "SELECT carrier < delay FROM flights | 16 | cannot compare VARCHAR and INTEGER | write a cast, such as CAST(… AS INTEGER)",
                "SELECT day = delay FROM flights | 12 | cannot compare DATE and INTEGER | write a cast, such as CAST(… AS DATE)",
                "SELECT delay IN (1, day) FROM flights | 14 | cannot compare INTEGER and DATE | *",
                "SELECT delay BETWEEN 1 AND day FROM flights | 14 | cannot mix INTEGER and DATE in BETWEEN | *",
                "SELECT CASE WHEN true THEN delay ELSE carrier END FROM flights | 8 | cannot mix INTEGER and VARCHAR in CASE | write a cast, such as CAST(… AS INTEGER)",
                "SELECT coalesce(delay, carrier) FROM flights | 8 | cannot mix INTEGER and VARCHAR in COALESCE | *",
                "SELECT greatest(delay, carrier) FROM flights | 8 | the arguments have types that do not meet: INTEGER, VARCHAR | cast them to one type",
                "SELECT CAST(delay AS DATE) FROM flights | 8 | there is no conversion from INTEGER to DATE | -",
                "SELECT CAST(delay AS INTEGR) FROM flights | 22 | there is no type INTEGR | did you mean INTEGER or UINTEGER?",
                "SELECT CAST(1 AS DECIMAL(40, 2)) | 18 | there is no DECIMAL(40, 2) | *",
                "SELECT * FROM flights WHERE day | 29 | a condition must be BOOLEAN, this is DATE | compare it with a value",
                "SELECT * FROM flights WHERE sum(delay) > 1 | 29 | WHERE cannot contain the aggregate sum | use HAVING to filter groups",
                "SELECT sum(sum(delay)) FROM flights | 12 | aggregates cannot be nested: sum stands in an aggregate | compute the inner one in a subquery",
                "SELECT 1 FROM flights GROUP BY sum(delay) | 32 | GROUP BY cannot contain the aggregate sum | -",
                "SELECT carrier, sum(delay) FROM flights | 8 | the column \"carrier\" is neither in GROUP BY nor in an aggregate | add it to GROUP BY, or use any_value(carrier) if any of its values will do",
                "SELECT carrier FROM flights GROUP BY day | 8 | the column \"carrier\" is neither in GROUP BY nor in an aggregate | *",
                "SELECT carrier FROM flights GROUP BY 2 | 38 | GROUP BY 2 is out of range | a number stands for a select item, of which there is 1",
                "SELECT carrier, day FROM flights ORDER BY 3 | 43 | ORDER BY 3 is out of range | a number stands for a select item, of which there are 2",
                "SELECT GROUPING(day), carrier FROM flights GROUP BY carrier | 8 | the argument of GROUPING is not in GROUP BY | -",
                "SELECT GROUPING(day) FROM flights | 8 | GROUPING needs arguments from a GROUP BY of the same query | *",
                "SELECT rank() FROM flights | 8 | the window function rank needs OVER | write rank(…) OVER (…)",
                "SELECT upper(carrier) OVER () FROM flights | 8 | upper is neither an aggregate nor a window function | -",
                "SELECT * FROM flights WHERE rank() OVER (ORDER BY day) = 1 | 29 | WHERE cannot contain window functions | use QUALIFY to filter by them",
                "SELECT delay FROM flights QUALIFY delay > 1 | 41 | QUALIFY needs a window function | use WHERE, or HAVING for aggregates",
                "SELECT sum(delay) OVER w FROM flights WINDOW v AS () | 24 | no window \"w\" in this query | the WINDOW clause has v",
                "SELECT sum(delay) OVER (w PARTITION BY day) FROM flights WINDOW w AS () | 24 | the window \"w\" can only be extended by an order or frame it lacks | -",
                "SELECT sum(delay) OVER (ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM flights | 25 | the frame ends before it starts | *",
                "SELECT sum(delay) OVER (RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM flights | 25 | RANGE with an offset needs one ORDER BY expression | -",
                "SELECT sum(delay) OVER (GROUPS 1 PRECEDING) FROM flights | 25 | GROUPS needs an ORDER BY | -",
                "SELECT sum(delay) OVER (ORDER BY carrier RANGE 1 PRECEDING) FROM flights | 48 | RANGE with an offset needs a number or a time to order by, not VARCHAR | -",
                "SELECT rank(DISTINCT) OVER () FROM flights | 21 | * | *",
                "SELECT first(delay) FILTER (WHERE delay > 1) OVER () FROM flights | 8 | FILTER with first and OVER is not supported | -",
                "SELECT string_agg(carrier ORDER BY day) OVER () FROM flights | 8 | ORDER BY cannot stand in the arguments of a window function | write it after OVER",
                "SELECT rank() FILTER (WHERE true) OVER () FROM flights | 8 | FILTER goes with aggregates, rank is none | -",
                "SELECT rank() IGNORE NULLS OVER () FROM flights | 8 | IGNORE NULLS means nothing for rank | -",
                "SELECT upper(DISTINCT carrier) FROM flights | 8 | DISTINCT goes with aggregates, upper is none | -",
                "SELECT max(*) FROM flights | 8 | only count can be called with * | name a column: max(x)",
                "SELECT upper(x := carrier) FROM flights | 14 | the function upper has no named arguments | leave out \"x :=\"",
                "SELECT nullif(1) | 8 | NULLIF takes 2 arguments, not 1 | -",
                "SELECT coalesce() | 8 | COALESCE takes at least 1 arguments, not 0 | -",
                "SELECT median(1, 2) | 8 | median takes one argument, not 2 | -",
                "SELECT quantile_cont(delay, price) FROM flights | 8 | the fraction of a quantile must be a constant from 0 to 1 | -",
                "SELECT quantile_cont(delay, 1.5) FROM flights | 8 | the fraction of a quantile must be a constant from 0 to 1 | -",
                "SELECT string_agg(carrier, carrier) FROM flights | 8 | the separator of string_agg must be a constant | -",
                "SELECT date_part(carrier, day) FROM flights | 8 | the part of the date must be a constant | as in date_part('month', …)",
                "SELECT date_trunc('moth', day) FROM flights | 8 | a date has no part \"moth\" | did you mean month?",
                "SELECT date_part('year', TIME '10:00:00') | 8 | a TIME has no part \"year\" | it has hour, minute, second and smaller ones",
                "SELECT round(1.5, delay) FROM flights | 8 | the number of digits to round a DECIMAL to must be a constant | *",
                "SELECT lag(delay, 1, 'x') OVER (ORDER BY 'a'), lag(day, 1, delay) OVER () FROM flights | 48 | the default has type INTEGER, the value DATE | cast the default to DATE",
                "SELECT +day FROM flights | 8 | there is no + of a DATE | -",
                "SELECT INTERVAL 99999999999 YEAR | 8 | the interval is too long: 99999999999 | -",
                "SELECT (SELECT 1, 2) | 8 | the subquery returns 2 columns instead of 1 | select one column",
                "SELECT 1 IN (SELECT 1, 2) | 10 | the subquery returns 2 columns instead of 1 | *",
                "SELECT (1, 2) > ANY (SELECT 1) | 15 | the subquery returns 1 columns instead of 2 | *",
                "SELECT (1, 2) < (1, 3, 4) | 15 | the rows have 2 and 3 values | -",
                "SELECT (1, (2, 3)) < (1, 2) | 20 | a row of values can only be compared with a row | *",
                "SELECT (1, 2) BETWEEN 1 AND 3 | 15 | a row of values can only be compared with a row | *",
                "SELECT (1, 'a') < (1, DATE '2024-01-01') OR (delay, 1) > (day, 1) FROM flights | 56 | cannot compare INTEGER and DATE | *",
                "SELECT (1, 2) = (1, 2, 3) | 15 | the rows have 2 and 3 values | -",
                "SELECT (1, 2) | 8 | a row of values can only be compared | *",
                "SELECT (1, 2) IN (3) | * | a row of values can only be compared with a row | *",
                "SELECT delay IN (SELECT carrier FROM flights) FROM flights | 14 | cannot compare INTEGER and VARCHAR | *",
                "SELECT 1 = ANY (carrier) FROM flights | 17 | ANY and ALL need a subquery or a list of values | -",
                "SELECT [1, 2] | 8 | lists, structs and maps cannot be used in expressions yet | -",
                "SELECT {'a': 1} | 8 | lists, structs and maps cannot be used in expressions yet | -",
                "SELECT carrier[1] FROM flights | 15 | lists, structs and maps cannot be used in expressions yet | -",
                "SELECT (carrier).x FROM flights | 17 | lists, structs and maps cannot be used in expressions yet | -",
                "SELECT a + 1 AS a FROM flights | 8 | no column \"a\" in flights | *",
                "SELECT b AS a, a AS b FROM flights WHERE a = 1 | 16 | the alias \"a\" refers to itself | *",
                "SELECT * | 8 | SELECT * needs a FROM clause | -",
                "SELECT x.* FROM flights | 8 | no table \"x\" in FROM | the tables are flights",
                "SELECT * EXCLUDE (dely) FROM flights | 19 | the column \"dely\" in EXCLUDE is not among the columns of * | did you mean delay?",
                "SELECT * REPLACE (1 AS zz) FROM flights | * | the column \"zz\" in REPLACE is not among the columns of * | *",
                "SELECT flights.* EXCLUDE (carrier, delay, day, price) FROM flights | 8 | EXCLUDE leaves no column | -",
                "SELECT * FROM fligths | 15 | there is no table \"fligths\" | did you mean flights?",
                "SELECT * FROM nothing.like_it | 15 | there is no table \"nothing.like_it\" | *",
                "SELECT * FROM flights.parquet | 15 | there is no table \"flights.parquet\" | a file is named in single quotes: 'flights.parquet'",
                "SELECT * FROM 'nowhere.parquet' | 15 | there is no file nowhere.parquet | -",
                "SELECT * FROM read_parket('a') | 15 | there is no table function read_parket | did you mean read_parquet?",
                "SELECT * FROM read_parquet(NULL) | 28 | read_parquet cannot take NULL | -",
                "SELECT * FROM flights, read_parquet(upper(carrier)) | 37 | an argument of a table function must be a constant | -",
                "SELECT * FROM range() | 15 | range takes one to three arguments | range(start, stop, step)",
                "SELECT * FROM range(1.5) | 15 | range makes integers, or timestamps with an interval as third argument | *",
                "SELECT * FROM range(1, 2, 0) | 15 | the step of range cannot be 0 | -",
                "SELECT * FROM flights, flights | 24 | two tables in FROM are called \"flights\" | give one of them another name: flights AS flights2",
                "SELECT * FROM flights JOIN airlines USING (code) | 44 | the left side of the join has no column \"code\" | it has carrier, delay, day, price",
                "SELECT * FROM flights NATURAL JOIN (SELECT 1 AS z) s | 23 | NATURAL JOIN finds no column that both sides have | *",
                "SELECT * FROM flights f RIGHT JOIN (SELECT f.delay + 1) s ON true | 31 | the right side of a RIGHT JOIN cannot refer to the left side | use JOIN or LEFT JOIN",
                "SELECT * FROM flights AS f(a, b, c, d, e) | * | the table \"f\" has 4 columns, 5 are named | -",
                "SELECT 1 UNION SELECT 1, 2 | 16 | the sides of UNION have 1 and 2 columns | select as many columns on both sides",
                "SELECT DISTINCT carrier FROM flights ORDER BY delay | 8 | with DISTINCT, what ORDER BY names must be in the SELECT list | *",
                "VALUES (1, 2), (3) | 17 | the rows of VALUES have 2 and 1 values | -",
                "SELECT 1 LIMIT -1 | 16 | LIMIT cannot be negative | -",
                "SELECT delay FROM flights LIMIT delay | 33 | no column \"delay\": there is no FROM clause | *",
                "SELECT delay FROM flights LIMIT DATE '2024-01-01' | 33 | there is no conversion from DATE to BIGINT | -",
                "SELECT delay FROM flights LIMIT 101 % | 33 | a percentage in LIMIT is a constant from 0 to 100 | -",
                "SELECT delay FROM flights ORDER BY sum(delay) OVER (ORDER BY ALL) | 62 | ORDER BY ALL belongs to a whole query | -",
                "WITH x AS (SELECT 1), x AS (SELECT 2) SELECT * FROM x | 23 | WITH defines \"x\" twice | -",
                "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r | * | \"r\" refers to itself: recursive common tables are not supported yet | *",
                "SELECT * FROM loop | 15 | * | -",
                "SELECT $2 | 8 | there is no value for parameter 2 | no values were given",
                "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY delay, day) FROM flights | 8 | WITHIN GROUP takes one ORDER BY expression here | -",
                "SELECT sum(delay) OVER (ORDER BY delay ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM flights | 40 | EXCLUDE in a window frame is not supported yet | -",
            })
    void errorsSayWhatIsWrongWhereAndWhatWouldWork(String sql, String column, String message, String hint) {
        RayoException failure = Bound.failure(sql, CATALOG);
        assertThat(failure).isNotNull();
        assertThat(failure.fault()).isEqualTo(Fault.USER);
        if (!message.equals("*")) {
            assertThat(failure.getMessage()).startsWith(message);
        }
        if (!column.equals("*")) {
            assertThat(failure.position()).hasToString("1:" + column);
        }
        if (hint == null) {
            assertThat(failure.hint()).isNull();
        } else if (!hint.equals("*")) {
            assertThat(failure.hint()).isEqualTo(hint);
        }
    }
}
