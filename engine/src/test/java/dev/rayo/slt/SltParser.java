package dev.rayo.slt;

import dev.rayo.slt.SltRecord.Condition;
import dev.rayo.slt.SltRecord.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads `.slt` text.
///
/// ```text
/// # a comment
/// statement ok
/// CREATE TABLE t (a INTEGER)
///
/// statement error no table
/// SELECT * FROM u
///
/// query IT rowsort
/// SELECT a, 'x' FROM t
/// ----
/// 1	x
///
/// query I oracle names
/// SELECT count(*) FROM t
/// ```
///
/// SQL ends at a blank line or `----`. In results NULL is `NULL`, the empty string `(empty)`, and a line break `\n`.
/// `foreach x a b` … `endloop` and `loop i 0 10` … `endloop` repeat with `${x}` replaced. `halt` ends the file.
final class SltParser {
    private final String file;
    private final List<String> lines;
    private int at;

    private SltParser(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// @throws IllegalArgumentException naming `file` and line where the text is no `.slt`
    static List<SltRecord> parse(String file, String text) {
        SltParser parser = new SltParser(file, text.lines().toList());
        List<SltRecord> records = parser.records(false);
        if (parser.at < parser.lines.size() && !parser.lines.get(parser.at).strip().equals("halt")) {
            throw parser.wrong("endloop without a loop");
        }
        return records;
    }

    private List<SltRecord> records(boolean inLoop) {
        List<SltRecord> records = new ArrayList<>();
        Condition condition = Condition.NONE;
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            List<String> words = Arrays.asList(line.split("\\s+"));
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else if (line.equals("endloop") || line.equals("halt")) {
                return records;
            } else if (words.size() == 2 && words.getFirst().equals("onlyif")) {
                condition = new Condition(words.get(1), condition.skip());
                at++;
            } else if (words.size() == 2 && words.getFirst().equals("skipif")) {
                condition = new Condition(condition.only(), words.get(1));
                at++;
            } else {
                records.add(record(words, condition));
                condition = Condition.NONE;
            }
        }
        if (inLoop) {
            throw wrong("the loop does not end");
        }
        return records;
    }

    private SltRecord record(List<String> words, Condition condition) {
        int line = at + 1;
        return switch (words.getFirst()) {
            case "statement" -> statement(words, condition);
            case "query" -> query(words, condition);
            case "foreach" -> loop(words.get(1), words.subList(2, words.size()));
            case "loop" ->
                loop(
                        words.get(1),
                        IntStream.range(Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3)))
                                .mapToObj(String::valueOf)
                                .toList());
            case "require" -> {
                at++;
                yield new SltRecord.Require(line, words.get(1));
            }
            case "set" -> {
                at++;
                yield new SltRecord.Set(line, words.get(1), words.get(2));
            }
            default -> throw wrong("unknown command " + words.getFirst());
        };
    }

    private SltRecord loop(String name, List<String> values) {
        int line = at + 1;
        at++;
        List<SltRecord> body = records(true);
        if (at >= lines.size() || !lines.get(at).strip().equals("endloop")) {
            throw wrong("the loop does not end");
        }
        at++;
        return new SltRecord.Loop(line, name, List.copyOf(values), body);
    }

    private SltRecord statement(List<String> words, Condition condition) {
        int line = at + 1;
        String outcome = words.size() > 1 ? words.get(1) : "";
        if (!outcome.equals("ok") && !outcome.equals("error")) {
            throw wrong("a statement is ok or error");
        }
        String pattern = lines.get(at).strip().replaceFirst("statement\\s+(ok|error)\\s*", "");
        at++;
        String sql = sql();
        List<String> rest = results();
        if (rest != null) {
            pattern = String.join("\n", rest);
        }
        if (outcome.equals("ok") && !pattern.isEmpty()) {
            throw wrong("statement ok takes nothing more");
        }
        return new SltRecord.Statement(line, condition, sql, outcome.equals("error"), pattern);
    }

    private SltRecord query(List<String> words, Condition condition) {
        int line = at + 1;
        if (words.size() < 2 || !words.get(1).matches("[IRT?]+")) {
            throw wrong("a query needs the types of its columns, of I, R, T and ?");
        }
        Sort sort = Sort.NOSORT;
        boolean oracle = false;
        boolean names = false;
        for (String word : words.subList(2, words.size())) {
            switch (word) {
                case "nosort", "rowsort", "valuesort" -> sort = Sort.valueOf(word.toUpperCase(Locale.ROOT));
                case "oracle" -> oracle = true;
                case "names" -> names = true;
                default -> throw wrong("unknown word " + word);
            }
        }
        at++;
        String sql = sql();
        List<String> expected = results();
        if (oracle == (expected != null)) {
            throw wrong(oracle ? "the oracle knows the result" : "a query without oracle needs ---- and its result");
        }
        return new SltRecord.Query(line, condition, words.get(1), sort, sql, expected, names);
    }

    private String sql() {
        int start = at;
        while (at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).equals("----")) {
            at++;
        }
        if (start == at) {
            throw wrong("there is no SQL");
        }
        return String.join("\n", lines.subList(start, at));
    }

    /// The lines after `----`, or null where there are none.
    private @Nullable List<String> results() {
        if (at >= lines.size() || !lines.get(at).equals("----")) {
            return null;
        }
        at++;
        int start = at;
        while (at < lines.size() && !lines.get(at).isEmpty()) {
            at++;
        }
        return List.copyOf(lines.subList(start, at));
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(file + ":" + (at + 1) + ": " + message);
    }
}
