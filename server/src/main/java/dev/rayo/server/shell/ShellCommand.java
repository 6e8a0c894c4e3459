package dev.rayo.server.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the shell understands beside SQL.
enum ShellCommand {
    HELP("", "show this list"),
    TABLES("", "list tables and views"),
    FORMAT("table|csv|json|markdown", "how results are shown"),
    ROWS("N", "how many rows of a table are shown; 0 for all"),
    TIMER("on|off", "say after each statement how long it took"),
    READ("FILE", "run the statements in a file"),
    QUIT("", "leave; so does Ctrl-D");

    private final String argument;
    private final String description;

    ShellCommand(String argument, String description) {
        this.argument = argument;
        this.description = description;
    }

    /// The command that `word` (`.help`) names; null if there is none.
    static @Nullable ShellCommand named(String word) {
        if (word.equalsIgnoreCase(".exit")) {
            return QUIT;
        }
        return Arrays.stream(values())
                .filter(command -> command.word().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ShellCommand::word).toList();
    }

    static String help() {
        StringBuilder text = new StringBuilder("Statements end with a semicolon. Ctrl-C stops a running one.\n");
        for (ShellCommand command : values()) {
            text.append(String.format("%-34s %s%n", command.word() + " " + command.argument, command.description));
        }
        return text.toString();
    }

    private String word() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
