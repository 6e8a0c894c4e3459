package dev.rayo.slt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.slt.Database.DatabaseException;
import dev.rayo.slt.Database.Result;
import dev.rayo.slt.SltRecord.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A harness that never fails proves nothing: here each kind of difference is seen.
class SltRunnerTest {
    /// Answers `rows a,b|c,d` with those rows and fails on `fail message`.
    private static final class EchoDatabase implements Database {
        private final List<String> heard = new ArrayList<>();

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Result run(String sql) {
            heard.add(sql);
            if (sql.startsWith("fail")) {
                throw new DatabaseException(sql.substring(5), new RuntimeException());
            }
            if (sql.startsWith("break")) {
                throw new IllegalStateException("bug");
            }
            if (!sql.startsWith("rows ")) {
                return new Result(List.of(), List.of(), List.of());
            }
            List<List<String>> rows = Arrays.stream(sql.substring(5).split("\\|"))
                    .map(row -> Arrays.stream(row.split(",", -1))
                            .map(value -> value.equals("null") ? null : value)
                            .toList())
                    .toList();
            int columns = rows.getFirst().size();
            return new Result(
                    java.util.Collections.nCopies(columns, "c"), java.util.Collections.nCopies(columns, "INTEGER"), rows);
        }

        @Override
        public void set(String name, String value) {
            heard.add(name + "=" + value);
        }

        @Override
        public boolean has(String feature) {
            return feature.equals("echo");
        }

        @Override
        public void close() {}
    }

    private final EchoDatabase database = new EchoDatabase();

    private List<String> failures(String text) {
        return SltRunner.run(
                        "f.slt",
                        SltParser.parse("f.slt", text),
                        database,
                        query -> new Result(List.of("c"), List.of("INTEGER"), List.of(List.of("1"))),
                        Map.of("x", "y"))
                .failures();
    }

    @Test
    void equalRowsPass() {
        assertThat(failures("query II\nrows 1,2|3,null\n----\n1\t2\n3\tNULL")).isEmpty();
        assertThat(failures("query I rowsort\nrows 2|1\n----\n1\n2\n")).isEmpty();
        assertThat(failures("query II valuesort\nrows 2,1\n----\n1\n2\n")).isEmpty();
        assertThat(failures("query II valuesort\nrows 2,1\n----\n1\t2\n")).isEmpty();
        assertThat(failures("query I oracle names\nrows 1")).isEmpty();
        assertThat(failures("query ?\nrows \n----\n(empty)")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query I\nrows 1\n----\n2",
                "query I\nrows 1|2\n----\n1",
                "query I\nrows 1\n----\n1\n2",
                "query I\nrows 1|2\n----\n2\n1",
                "query II\nrows 1,2\n----\n1 2",
                "query I\nrows null\n----\n(empty)",
                "query II\nrows 1\n----\n1",
                "query T\nrows 1\n----\n1",
                "query I oracle\nrows 2",
                "query I\nfail x\n----\n1",
                "query I\nbreak\n----\n1",
                "statement ok\nfail x",
                "statement error x\nfail y",
                "statement error\nrows 1",
                "statement error\nbreak",
            })
    void everyDifferenceIsAFailureWithItsLine(String text) {
        assertThat(failures("# comment\n\n" + text)).singleElement().asString().startsWith("f.slt:3: ");
    }

    @Test
    void namesCountOnlyWhereAsked() {
        List<SltRecord> records = SltParser.parse("f", "query I oracle names\nrows 1");
        Result named = new Result(List.of("other"), List.of("INTEGER"), List.of(List.of("1")));
        assertThat(SltRunner.run("f", records, database, query -> named, Map.of()).failures())
                .singleElement()
                .asString()
                .contains("columns are named [c], expected [other]");
    }

    @Test
    void errorsMatchByPatternInAnyCase() {
        assertThat(failures("statement error NO .* x\nfail there is no table x")).isEmpty();
        assertThat(failures("statement error\nfail\n----\nno table")).isNotEmpty();
        assertThat(failures("statement error\nfail no table\n----\nno t.*e")).isEmpty();
    }

    @Test
    void floatingPointMayDifferInItsLastDigits() {
        Result result = new Result(List.of("a", "b"), List.of("DOUBLE", "DECIMAL(18,3)"), List.of());
        List<Boolean> approximate = SltRows.approximate(result);
        assertThat(SltRows.difference(List.of("0.3\t0.300"), List.of("0.30000000000000004\t0.300"), approximate))
                .isNull();
        assertThat(SltRows.difference(List.of("0.3\t0.300"), List.of("0.3000001\t0.300"), approximate)).isNotNull();
        assertThat(SltRows.difference(List.of("0.3\t10000000000000.300"), List.of("0.3\t10000000000000.301"), approximate))
                .isNotNull();
        assertThat(SltRows.difference(List.of("inf\t0.300"), List.of("0.3\t0.300"), approximate)).isNotNull();
    }

    @Test
    void loopsConditionsSettingsAndVariablesWork() {
        String text =
                """
                foreach a 1 2
                loop i 0 2
                statement ok
                run ${a} ${i} ${x}

                endloop
                endloop

                onlyif other
                statement ok
                not run

                skipif echo
                statement ok
                not run either

                set threads 4

                require echo

                statement ok
                run at
                all

                require nothing

                statement ok
                never

                halt
                statement nonsense
                """;
        assertThat(failures(text)).isEmpty();
        assertThat(database.heard)
                .containsExactly("run 1 0 y", "run 1 1 y", "run 2 0 y", "run 2 1 y", "threads=4", "run at\nall");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement\nx", "statement maybe\nx", "statement ok x\ny", "query\nx", "query X\nx", "query I\nx",
                "query I oracle\nx\n----\n1", "query I maybe\nx\n----\n", "loop i 0 1\nstatement ok\nx", "endloop",
                "foreach a b\nhalt", "what", "statement ok\n\nx"
            })
    void aFileThatIsNoSltIsAnError(String text) {
        assertThatThrownBy(() -> SltParser.parse("f.slt", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("f.slt:");
    }

    @Test
    void sortsAreThoseOfSqllogictest() {
        List<String> rows = List.of("b\ta", "a\tc");
        assertThat(SltRows.sorted(rows, Sort.NOSORT)).isEqualTo(rows);
        assertThat(SltRows.sorted(rows, Sort.ROWSORT)).containsExactly("a\tc", "b\ta");
        assertThat(SltRows.sorted(rows, Sort.VALUESORT)).containsExactly("a", "a", "b", "c");
    }

    @Test
    void answersAreReplayedInOrderForEveryRun() {
        OracleAnswers answers = new OracleAnswers();
        var recorder = answers.recording(database);
        SltRunner.Query query = new SltRunner.Query(1, "rows 1");
        assertThat(SltRows.of(recorder.apply(query))).containsExactly("1");
        assertThat(SltRows.of(recorder.apply(new SltRunner.Query(2, "rows 2")))).containsExactly("2");
        assertThat(SltRows.of(recorder.apply(query))).containsExactly("1");
        for (int run = 0; run < 2; run++) {
            var replay = answers.replaying();
            assertThat(SltRows.of(replay.apply(query))).containsExactly("1");
            assertThat(SltRows.of(replay.apply(query))).containsExactly("1");
            assertThatThrownBy(() -> replay.apply(query)).hasMessage("the oracle has no answer");
        }
    }
}
