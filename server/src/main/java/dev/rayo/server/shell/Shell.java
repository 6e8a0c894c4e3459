package dev.rayo.server.shell;

import dev.rayo.server.ExitCode;
import dev.rayo.server.output.OutputFormat;
import dev.rayo.server.output.ResultTarget;
import dev.rayo.server.session.ErrorBlock;
import dev.rayo.server.session.Script;
import dev.rayo.server.session.Session;
import dev.rayo.server.session.StatementRunner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// Reads statements from a terminal until its user leaves. Ctrl-C stops the running statement, or the line being
/// typed; never the shell.
public final class Shell {
    private static final int ROWS_MAX = 100;

    private final Session session;
    private OutputFormat format;
    private boolean timer;
    private int rowsMax = ROWS_MAX;

    public Shell(Session session, OutputFormat format, boolean timer) {
        this.session = session;
        this.format = format;
        this.timer = timer;
    }

    /// Talks to the terminal of this process.
    ///
    /// @return an [ExitCode]
    public int run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().name("rayo").system(true).build()) {
            return run(terminal, Path.of(System.getProperty("user.home"), ".rayo_history"));
        }
    }

    int run(Terminal terminal, Path history) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new StatementParser())
                .completer(new SqlCompleter(session))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P   > ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        PrintStream errors = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        StatementRunner runner = new StatementRunner(session, errors, errors, true);
        terminal.writer().println("Rayo. Statements end with a semicolon; .help lists commands, .quit leaves.");
        while (true) {
            try {
                String input = reader.readLine("rayo> ").strip();
                if (!handle(input, runner, terminal)) {
                    return ExitCode.OK;
                }
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt drops what was typed.
            } catch (EndOfFileException e) {
                return ExitCode.OK;
            }
        }
    }

    /// @return whether the shell goes on
    private boolean handle(String input, StatementRunner runner, Terminal terminal) {
        if (!input.startsWith(".")) {
            runAll(input, runner, terminal);
            return true;
        }
        String[] words = input.split("\\s+", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        ShellCommand command = ShellCommand.named(words[0]);
        if (command == ShellCommand.QUIT) {
            return false;
        }
        String problem = command == null
                ? "no command " + words[0] + "; .help lists them"
                : carryOut(command, argument, runner, terminal);
        if (problem != null) {
            terminal.writer().print(ErrorBlock.of(problem));
        }
        terminal.flush();
        return true;
    }

    /// @return what is wrong, or null
    private @Nullable String carryOut(
            ShellCommand command, String argument, StatementRunner runner, Terminal terminal) {
        switch (command) {
            case HELP -> terminal.writer().print(ShellCommand.help());
            case TABLES -> session.tables().forEach(terminal.writer()::println);
            case FORMAT -> {
                OutputFormat chosen = Arrays.stream(OutputFormat.values())
                        .filter(value -> value != OutputFormat.PARQUET && value.toString().equalsIgnoreCase(argument))
                        .findFirst()
                        .orElse(null);
                if (chosen == null) {
                    return "no format '" + argument + "': table, csv, json or markdown";
                }
                format = chosen;
            }
            case ROWS -> {
                if (!argument.matches("\\d{1,9}")) {
                    return ".rows takes a number; 0 shows all rows";
                }
                rowsMax = Integer.parseInt(argument) == 0 ? ResultTarget.ANY : Integer.parseInt(argument);
            }
            case TIMER -> {
                if (!argument.toLowerCase(Locale.ROOT).matches("on|off")) {
                    return ".timer takes on or off";
                }
                timer = argument.equalsIgnoreCase("on");
            }
            case READ -> {
                try {
                    runAll(Files.readString(Path.of(argument)), runner, terminal);
                } catch (IOException e) {
                    return "cannot read '" + argument + "'";
                }
            }
            case QUIT -> throw new IllegalArgumentException("handled before");
        }
        return null;
    }

    /// Runs the statements until one fails.
    private void runAll(String text, StatementRunner runner, Terminal terminal) {
        Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> runner.cancel());
        try {
            for (Script.Statement statement : Script.of(text).statements()) {
                long begin = System.nanoTime();
                int columns = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
                ResultTarget target = new ResultTarget(format, terminal.writer(), rowsMax, columns);
                int code = runner.run(statement, target::writer);
                terminal.flush();
                if (code != ExitCode.OK) {
                    return;
                }
                if (timer) {
                    terminal.writer().printf("%.3f s%n", (System.nanoTime() - begin) / 1e9);
                }
            }
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }
}
