package dev.rayo.server.session;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// One line on a terminal that shows how far something is, once it has lasted for a while. Closing it wipes the line.
public final class ProgressBar implements AutoCloseable {
    /// Nothing is drawn for what is quicker than this.
    public static final Duration DELAY = Duration.ofSeconds(2);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int BAR_CELLS = 40;
    private static final String WIPE_LINE = "\r\033[K";

    private final PrintStream terminal;
    private final DoubleSupplier progress;
    private final Thread painter;
    private boolean closed;
    private boolean drawn;

    private ProgressBar(PrintStream terminal, Duration delay, DoubleSupplier progress) {
        this.terminal = terminal;
        this.progress = progress;
        this.painter = Thread.ofPlatform().daemon().name("rayo-progress").unstarted(() -> paint(delay));
    }

    /// @param terminal null where nobody looks: nothing is drawn
    /// @param progress from 0 to 1, or NaN if unknown; asked a few times a second, by another thread
    public static ProgressBar start(@Nullable PrintStream terminal, Duration delay, DoubleSupplier progress) {
        ProgressBar bar = new ProgressBar(terminal == null ? System.err : terminal, delay, progress);
        if (terminal == null) {
            bar.closed = true;
        } else {
            bar.painter.start();
        }
        return bar;
    }

    /// `[=====>     ]  42 %  3 s`; without a bar where the progress is unknown. What is drawn is not done, so it stays
    /// below 100 %.
    static String line(double progress, Duration elapsed) {
        String time = elapsed.toSeconds() + " s";
        if (Double.isNaN(progress)) {
            return "running  " + time;
        }
        double done = Math.clamp(progress, 0.0, 0.99);
        int cells = (int) (done * BAR_CELLS);
        StringBuilder line = new StringBuilder("[").repeat('=', cells);
        line.append('>').repeat(' ', BAR_CELLS - cells - 1);
        return line.append(String.format("] %3d %%  ", (int) (100 * done))).append(time).toString();
    }

    private synchronized void paint(Duration delay) {
        long begin = System.nanoTime();
        try {
            Duration pause = delay;
            while (!closed) {
                wait(pause.toMillis());
                if (!closed) {
                    drawn = true;
                    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
                    terminal.print("\r" + line(progress.getAsDouble(), elapsed) + "\033[K");
                    terminal.flush();
                }
                pause = INTERVAL;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed && drawn) {
            terminal.print(WIPE_LINE);
            terminal.flush();
        }
        closed = true;
        notifyAll();
    }
}
