package dev.rayo.sql.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The statements that the tests of the parser are run over.
final class Corpus {
    private Corpus() {}

    /// All statements: those of every kind, TPC-H, and those shaped like ClickBench.
    static List<String> statements() {
        List<String> statements = new ArrayList<>(every());
        statements.addAll(tpch());
        statements.addAll(split("/parser/clickbench-shaped.sql"));
        return statements;
    }

    static List<String> every() {
        return split("/parser/corpus.sql");
    }

    static List<String> tpch() {
        List<String> queries = new ArrayList<>();
        for (int number = 1; number <= 22; number++) {
            queries.addAll(split("/tpch/q%02d.sql".formatted(number)));
        }
        return queries;
    }

    private static List<String> split(String resource) {
        return StatementSplitter.split(text(resource)).stream()
                .map(StatementSplitter.Piece::text)
                .toList();
    }

    static String text(String resource) {
        try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
