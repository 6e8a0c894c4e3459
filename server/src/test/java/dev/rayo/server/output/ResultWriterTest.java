package dev.rayo.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.Batch;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
    private final StringWriter text = new StringWriter();

    @Test
    void csvQuotesWhatWouldBeMisreadAndLeavesNullEmpty() throws IOException {
        write(OutputFormat.CSV, Batches.namesAndHits(
                Arrays.asList("plain", "a,b", "say \"hi\"", "two\nlines", "", null), 1, 2, 3, 4, 5, 6));
        assertThat(text).hasToString("""
                name,hits
                plain,1
                "a,b",2
                "say ""hi""\",3
                "two
                lines",4
                "",5
                ,6
                """);
    }

    @Test
    void jsonIsAnArrayOfOneObjectALine() throws IOException {
        write(OutputFormat.JSON, Batches.namesAndHits(Arrays.asList("a\"b\\c\n\u0001é", null), 1, -2));
        assertThat(text).hasToString("""
                [{"name":"a\\"b\\\\c\\n\\u0001é","hits":1},
                {"name":null,"hits":-2}]
                """);
    }

    @Test
    void jsonWritesNumbersThatJsonLacksAsStrings() throws IOException {
        write(OutputFormat.JSON, Batches.doubles(1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e20));
        assertThat(text).hasToString("""
                [{"x":1.5},
                {"x":"nan"},
                {"x":"inf"},
                {"x":1e+20}]
                """);
    }

    @Test
    void markdownEscapesBarsAndAlignsNumbers() throws IOException {
        write(OutputFormat.MARKDOWN, Batches.namesAndHits(Arrays.asList("a|b", null), 1, 22));
        assertThat(text).hasToString("""
                | name | hits |
                |---|---:|
                | a\\|b | 1 |
                |  | 22 |
                """);
    }

    @Test
    void aTableIsBoxedWithItsTypes() throws IOException {
        write(OutputFormat.TABLE, Batches.namesAndHits(Arrays.asList("ATL", null), 1, 12345));
        assertThat(text).hasToString("""
                ┌─────────┬────────┐
                │ name    │   hits │
                │ varchar │ bigint │
                ├─────────┼────────┤
                │ ATL     │      1 │
                │ NULL    │  12345 │
                └─────────┴────────┘
                """);
    }

    @Test
    void aTableShowsWideCharactersInTwoCellsAndNoControlCharacter() throws IOException {
        write(OutputFormat.TABLE, Batches.namesAndHits(List.of("東京", "a\u001b[31m\nb"), 1, 2));
        assertThat(text.toString()).contains("│ 東京         │      1 │").contains("│ a\\x1b[31m\\nb │      2 │");
    }

    @Test
    void aTableAsksForNoMoreRowsThanItShows() throws IOException {
        ResultWriter writer = new ResultTarget(OutputFormat.TABLE, text, 2, ResultTarget.ANY).writer();
        Batch two = Batches.namesAndHits(List.of("a", "b"), 1, 2);
        writer.begin(two.schema());
        assertThat(writer.write(two)).isTrue();
        assertThat(writer.write(two)).isFalse();
        writer.end();
        assertThat(text.toString()).endsWith("first 2 rows shown, there are more\n");
    }

    @Test
    void aTableFitsTheTerminal() throws IOException {
        ResultWriter writer = new ResultTarget(OutputFormat.TABLE, text, 10, 30).writer();
        Batch batch = Batches.namesAndHits(List.of("a text that is longer than the terminal is wide"), 1);
        writer.begin(batch.schema());
        writer.write(batch);
        writer.end();
        assertThat(text.toString().lines()).allSatisfy(line -> assertThat(line).hasSize(30));
        assertThat(text.toString()).contains("│ a text that is l… │");
    }

    @Test
    void rowsAfterTheSampleAreWrittenToo() throws IOException {
        List<String> names = Collections.nCopies(3_000, "n");
        write(OutputFormat.TABLE, Batches.namesAndHits(Collections.unmodifiableList(names), new long[3_000]));
        assertThat(text.toString().lines()).hasSize(3_000 + 5);
    }

    private void write(OutputFormat format, Batch batch) throws IOException {
        ResultWriter writer = new ResultTarget(format, text, ResultTarget.ANY, ResultTarget.ANY).writer();
        writer.begin(batch.schema());
        assertThat(writer.write(batch)).isTrue();
        writer.end();
    }
}
