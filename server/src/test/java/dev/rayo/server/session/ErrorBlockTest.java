package dev.rayo.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.server.session.Script.Statement;
import dev.rayo.sql.error.RayoException;
import org.junit.jupiter.api.Test;

class ErrorBlockTest {
    @Test
    void aCaretStandsBelowThePlaceAndTheHintFollows() {
        RayoException error = RayoException.syntax("no column \"carier\" in flights", 7, "did you mean \"carrier\"?");
        assertThat(ErrorBlock.of(error, new Statement("SELECT carier\nFROM flights", 1))).isEqualTo("""
                error: no column "carier" in flights
                  1 | SELECT carier
                    |        ^
                hint: did you mean "carrier"?
                """);
    }

    @Test
    void linesAreCountedFromTheBeginningOfTheScript() {
        RayoException error = RayoException.syntax("no", 9, null);
        assertThat(ErrorBlock.of(error, new Statement("SELECT\n\tx", 41)))
                .isEqualTo("error: no\n  42 | \tx\n     | \t ^\n");
    }

    @Test
    void aLongLineIsShownAroundThePlace() {
        String sql = "SELECT " + "1 + ".repeat(100) + "x" + " + 1".repeat(100);
        String block = ErrorBlock.of(RayoException.syntax("no", sql.indexOf('x'), null), new Statement(sql, 1));
        String[] lines = block.split("\n");
        assertThat(lines[1]).hasSizeLessThan(140).startsWith("  1 | …").endsWith("…");
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('x');
    }

    @Test
    void anErrorWithoutAPlaceIsItsMessage() {
        assertThat(ErrorBlock.of(RayoException.external("a.parquet: truncated", null), new Statement("SELECT 1", 1)))
                .isEqualTo("failed: a.parquet: truncated\n");
    }
}
