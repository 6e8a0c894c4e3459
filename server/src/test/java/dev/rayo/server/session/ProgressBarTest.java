package dev.rayo.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void theLineShowsShareAndTime() {
        assertThat(ProgressBar.line(0.5, Duration.ofSeconds(3)))
                .isEqualTo("[" + "=".repeat(20) + ">" + " ".repeat(19) + "]  50 %  3 s");
        assertThat(ProgressBar.line(1.7, Duration.ofSeconds(3))).contains(">]  99 %");
        assertThat(ProgressBar.line(Double.NaN, Duration.ofSeconds(3))).isEqualTo("running  3 s");
    }

    @Test
    void whatIsQuickDrawsNothing() {
        ProgressBar.start(terminal, Duration.ofMinutes(1), () -> 0.1).close();
        assertThat(bytes.size()).isZero();
    }

    @Test
    void whatLastsIsDrawnAndWipedAway() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        ProgressBar bar = ProgressBar.start(terminal, Duration.ofMillis(1), () -> {
            asked.countDown();
            return 0.25;
        });
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        bar.close();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("]  25 %").endsWith("\r\033[K");
    }

    @Test
    void nobodyLookingMeansNothingAsked() {
        ProgressBar.start(null, Duration.ZERO, () -> {
                    throw new IllegalStateException("asked");
                })
                .close();
    }
}
