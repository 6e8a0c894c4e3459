package dev.rayo.server.shell;

import dev.rayo.sql.parser.StatementSplitter;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/// Decides when Enter ends the input: after a dot command, an empty line, or a semicolon that ends a statement.
final class StatementParser implements Parser {
    /// Cuts the word at the cursor for completion; SQL's quotes and brackets are none of its business.
    private final DefaultParser words = new DefaultParser();

    StatementParser() {
        words.setQuoteChars(new char[0]);
        words.setEscapeChars(new char[0]);
        words.setRegexCommand("");
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
            throw new EOFError(-1, cursor, "the statement does not end", ";");
        }
        return words.parse(separated(line), cursor, ParseContext.COMPLETE);
    }

    static boolean isComplete(String input) {
        String text = input.strip();
        return text.startsWith(".") || StatementSplitter.isComplete(text);
    }

    /// Punctuation ends a word as a space does; the length stays the same.
    private static String separated(String line) {
        return line.replaceAll("[(),;=<>+*/|]", " ");
    }
}
