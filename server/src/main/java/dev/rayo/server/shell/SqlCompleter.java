package dev.rayo.server.shell;

import dev.rayo.server.session.Script;
import dev.rayo.server.session.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes keywords, tables, the columns of the tables that the statement mentions, and files inside quotes.
final class SqlCompleter implements Completer {
    private static final Pattern FILE = Pattern.compile("'[^']+\\.parquet'");

    private final Session session;

    SqlCompleter(Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word().substring(0, line.wordCursor());
        for (String text : candidates(line.line(), word)) {
            boolean file = text.startsWith("'");
            candidates.add(new Candidate(text, text, null, null, null, null, !file));
        }
    }

    /// What `word`, the beginning of a word in `input`, may become.
    List<String> candidates(String input, String word) {
        if (word.startsWith("'")) {
            return files(word.substring(1));
        }
        if (word.startsWith(".") && input.strip().startsWith(word)) {
            return matching(ShellCommand.names(), word);
        }
        int dot = word.lastIndexOf('.');
        if (dot >= 0) {
            String qualifier = word.substring(0, dot + 1);
            List<String> columns = columnsOf(input, word.substring(0, dot)).stream()
                    .map(column -> qualifier + column)
                    .toList();
            return matching(columns, word);
        }
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(session.tables());
        all.addAll(columnsOfMentioned(input));
        boolean small = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
        for (String keyword : Keywords.ALL) {
            all.add(small ? keyword.toLowerCase(Locale.ROOT) : keyword);
        }
        return matching(all, word);
    }

    /// The columns behind a table's name or alias: of all mentioned tables, if it is an alias.
    private List<String> columnsOf(String input, String qualifier) {
        List<String> columns = session.columns(qualifier);
        return columns.isEmpty() ? columnsOfMentioned(input) : columns;
    }

    /// The columns of the tables and files that the statement mentions; of all tables, if it mentions none yet.
    private List<String> columnsOfMentioned(String input) {
        String statement = Script.of(input).unfinished();
        List<String> words = List.of(statement.split("[^\\w]+"));
        List<String> relations = new ArrayList<>(session.tables().stream()
                .filter(table -> words.stream().anyMatch(table::equalsIgnoreCase))
                .toList());
        FILE.matcher(statement).results().map(MatchResult::group).forEach(relations::add);
        if (relations.isEmpty()) {
            relations.addAll(session.tables());
        }
        return relations.stream().flatMap(relation -> session.columns(relation).stream()).toList();
    }

    private static List<String> matching(Iterable<String> candidates, String word) {
        List<String> matching = new ArrayList<>();
        for (String candidate : candidates) {
            if (candidate.regionMatches(true, 0, word, 0, word.length())) {
                matching.add(candidate);
            }
        }
        return matching;
    }

    private static List<String> files(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        Path folder = Path.of(slash == 0 ? "." : typed.substring(0, slash));
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(typed.substring(slash)) && !name.startsWith(".")) {
                    String end = Files.isDirectory(entry) ? "/" : "'";
                    files.add("'" + typed.substring(0, slash) + name + end);
                }
            }
        } catch (IOException e) {
            // A folder that cannot be read has nothing to offer.
            return List.of();
        }
        files.sort(null);
        return files;
    }
}
