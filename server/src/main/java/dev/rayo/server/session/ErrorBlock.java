package dev.rayo.server.session;

import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.error.SourcePosition;

/// An error for a person: what is wrong, the line of SQL with a caret below the place, and what would work.
///
/// ```text
/// error: no column "carier" in flights
///   1 | SELECT carier FROM flights
///     |        ^
/// hint: did you mean "carrier"?
/// ```
public final class ErrorBlock {
    /// Characters of a line shown on either side of the place.
    private static final int CONTEXT = 60;

    private ErrorBlock() {}

    /// @param statement the text that was run; its place in a script decides the line number
    public static String of(RayoException error, Script.Statement statement) {
        RayoException located = error.at(statement.text());
        SourcePosition place = located.position();
        StringBuilder block = new StringBuilder(label(located.fault()));
        String message = located.getMessage();
        if (place == null) {
            block.append(message).append('\n');
        } else {
            String suffix = " [query " + place + "]";
            block.append(message.endsWith(suffix) ? message.substring(0, message.length() - suffix.length()) : message);
            block.append('\n');
            appendPlace(block, statement, place);
        }
        if (located.hint() != null) {
            block.append("hint: ").append(located.hint()).append('\n');
        }
        return block.toString();
    }

    /// An error that has nothing to do with a statement.
    public static String of(String message) {
        return label(Fault.USER) + message + "\n";
    }

    private static String label(Fault fault) {
        return switch (fault) {
            case USER -> "error: ";
            case RESOURCES -> "not enough resources: ";
            case EXTERNAL -> "failed: ";
            case INTERNAL -> "internal error, please report it: ";
        };
    }

    private static void appendPlace(StringBuilder block, Script.Statement statement, SourcePosition place) {
        String line = statement.text().lines().skip(place.line() - 1L).findFirst().orElse("");
        int caret = Math.min(place.column() - 1, line.length());
        int from = Math.max(0, caret - CONTEXT);
        int to = Math.min(line.length(), caret + CONTEXT);
        String number = Integer.toString(statement.line() + place.line() - 1);
        String before = from > 0 ? "…" : "";
        block.append("  ").append(number).append(" | ").append(before);
        block.append(line, from, to).append(to < line.length() ? "…" : "").append('\n');
        block.append("  ").repeat(' ', number.length()).append(" | ").repeat(' ', before.length());
        for (int i = from; i < caret; i++) {
            block.append(line.charAt(i) == '\t' ? '\t' : ' ');
        }
        block.append("^\n");
    }
}
