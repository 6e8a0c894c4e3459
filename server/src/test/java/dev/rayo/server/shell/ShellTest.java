package dev.rayo.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.server.ExitCode;
import dev.rayo.server.output.OutputFormat;
import dev.rayo.server.session.FakeSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellTest {
    private final FakeSession session = new FakeSession();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Path history;

    @BeforeEach
    void keepHistoryApart(@TempDir Path folder) {
        history = folder.resolve("history");
    }

    @Test
    void aStatementGoesOverLinesUntilItsSemicolon() throws IOException {
        type("\n", "one\n", ";\n");
        assertThat(session.started).containsExactly("one");
        assertThat(shown()).contains("│ a");
    }

    @Test
    void severalStatementsOnALineRunInTurnUntilOneFails() throws IOException {
        type("one; wrong; one;\n", "nothing;\n");
        assertThat(session.started).containsExactly("one", "wrong", "nothing");
        assertThat(shown()).contains("error: no statement").contains("hint: say one");
    }

    @Test
    void commandsChangeWhatIsShown() throws IOException {
        type(".format csv\n", "one;\n", ".tables\n", ".timer on\n", "nothing;\n");
        assertThat(shown()).contains("name,hits").contains("airports").containsPattern("\\d\\.\\d{3} s");
    }

    @Test
    void wrongCommandsAreExplained() throws IOException {
        type(".format xml\n", ".rows many\n", ".timer maybe\n", ".read /no/such/file\n", ".nonsense\n", ".help\n");
        assertThat(shown())
                .contains("no format 'xml'")
                .contains(".rows takes a number")
                .contains(".timer takes on or off")
                .contains("cannot read '/no/such/file'")
                .contains("no command .nonsense")
                .contains(".quit");
    }

    @Test
    void aFileOfStatementsIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "one;\nnothing");
        type(".read " + file + "\n");
        assertThat(session.started).containsExactly("one", "nothing");
    }

    @Test
    void interruptingStopsTheStatementAndNotTheShell() throws Exception {
        try (Terminal terminal = terminal("hang;\n", "one;\n", ".quit\n")) {
            Thread user = Thread.ofPlatform().start(() -> {
                try {
                    session.hanging.await();
                    terminal.raise(Signal.INT);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            int code = new Shell(session, OutputFormat.TABLE, false).run(terminal, history);
            assertThat(user.join(Duration.ofSeconds(30))).isTrue();
            assertThat(code).isEqualTo(ExitCode.OK);
        }
        assertThat(session.started).containsExactly("hang", "one");
        assertThat(shown()).contains("cancelled");
    }

    @Test
    void whatWasTypedIsRemembered() throws IOException {
        type("one;\n");
        assertThat(history).content().contains("one;");
    }

    private void type(String... lines) throws IOException {
        try (Terminal terminal = terminal(lines)) {
            assertThat(new Shell(session, OutputFormat.TABLE, false).run(terminal, history)).isEqualTo(ExitCode.OK);
        }
    }

    private Terminal terminal(String... lines) throws IOException {
        byte[] input = String.join("", lines).getBytes(StandardCharsets.UTF_8);
        return new DumbTerminal(
                "test", "dumb", new ByteArrayInputStream(input), screen, StandardCharsets.UTF_8);
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
