package dev.rayo.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLayoutTest {
    private static String line(Level level, LocalDateTime time, @Nullable Throwable thrown, Object... arguments) {
        Logger logger = new LoggerContext().getLogger("a.b.C");
        LoggingEvent event = new LoggingEvent("LogLayoutTest", logger, level, "is {}", thrown, arguments);
        event.setInstant(time.atZone(ZoneId.systemDefault()).toInstant());
        return new LogLayout().doLayout(event);
    }

    @Test
    void lineHasTimeLevelLoggerAndMessage() {
        assertThat(line(Level.WARN, LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789_000_000), null, 42))
                .isEqualTo("12:34:56.789 WARN  a.b.C is 42\n");
    }

    @Test
    void fullMinuteKeepsItsSecondsAndMilliseconds() {
        assertThat(line(Level.ERROR, LocalDateTime.of(2024, 2, 29, 12, 0), null, "x"))
                .isEqualTo("12:00:00.000 ERROR a.b.C is x\n");
    }

    @Test
    void stackTraceOfWhatWasThrownFollows() {
        String line = line(Level.ERROR, LocalDateTime.of(2024, 2, 29, 1, 2, 3), new IllegalStateException("gone"), "x");
        assertThat(line).startsWith("01:02:03.000 ERROR a.b.C is x\njava.lang.IllegalStateException: gone").endsWith("\n");
        assertThat(line).contains("LogLayoutTest.stackTraceOfWhatWasThrownFollows");
    }
}
