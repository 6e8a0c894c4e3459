package dev.rayo.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.server.session.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCompleterTest {
    private final SqlCompleter completer = new SqlCompleter(new FakeSession());

    @Test
    void keywordsFollowTheCaseOfWhatIsTyped() {
        assertThat(completer.candidates("SEL", "SEL")).containsExactly("SELECT");
        assertThat(completer.candidates("sel", "sel")).containsExactly("select");
    }

    @Test
    void tablesAreOffered() {
        assertThat(completer.candidates("SELECT * FROM fl", "fl")).containsExactly("flights");
    }

    @Test
    void columnsAreOfferedOfTablesThatTheStatementMentions() {
        assertThat(completer.candidates("SELECT del FROM flights", "del")).containsExactly("delay");
        assertThat(completer.candidates("SELECT del FROM airports", "del")).isEmpty();
        assertThat(completer.candidates("SELECT si FROM 'a/b.parquet'", "si")).containsExactly("size");
    }

    @Test
    void columnsOfEveryTableAreOfferedBeforeOneIsMentioned() {
        assertThat(completer.candidates("SELECT del", "del")).containsExactly("delay");
    }

    @Test
    void columnsFollowATableOrAlias() {
        assertThat(completer.candidates("SELECT flights.c", "flights.c")).containsExactly("flights.carrier");
        assertThat(completer.candidates("SELECT f.c FROM flights f", "f.c")).containsExactly("f.carrier");
    }

    @Test
    void commandsBeginWithADot() {
        assertThat(completer.candidates(".t", ".t")).containsExactly(".tables", ".timer");
    }

    @Test
    void filesAreOfferedInsideQuotes(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("a.parquet"));
        Files.createDirectory(folder.resolve("archive"));
        assertThat(completer.candidates("SELECT * FROM '", "'" + folder + "/a"))
                .containsExactly("'" + folder + "/a.parquet'", "'" + folder + "/archive/");
    }
}
