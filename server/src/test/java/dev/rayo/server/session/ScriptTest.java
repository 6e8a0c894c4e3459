package dev.rayo.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.server.session.Script.Statement;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void statementsKnowTheLineTheyBeginOn() {
        Script script = Script.of("-- first\nSELECT ';';\n\n;  SELECT\n 2 ; select 3");
        assertThat(script.statements())
                .containsExactly(
                        new Statement("SELECT ';'", 2, true),
                        new Statement("SELECT\n 2", 4, true),
                        new Statement("select 3", 5, false));
    }

    @Test
    void whatFollowsTheLastSemicolonIsUnfinished() {
        assertThat(Script.of("SELECT 1; SELECT f").unfinished()).isEqualTo("SELECT f");
        assertThat(Script.of("SELECT 1; -- done").unfinished()).isEmpty();
        assertThat(Script.of("").unfinished()).isEmpty();
    }
}
