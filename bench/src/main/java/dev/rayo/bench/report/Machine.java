package dev.rayo.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Where and how a bench ran: without that its figures say nothing.
public final class Machine {
    private static final long GIBIBYTE = 1L << 30;

    private Machine() {}

    /// Processor, cores, memory, Java, flags, command, date and commit, in the order in which they are printed.
    public static Map<String, String> describe() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("processor", processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        lines.put("memory", memory());
        lines.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
        lines.put("flags", flags());
        lines.put("command", System.getProperty("rayo.bench.command", System.getProperty("sun.java.command", "")));
        lines.put("commit", commit());
        lines.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return lines;
    }

    private static String processor() {
        try {
            Path description = Path.of("/proc/cpuinfo");
            if (Files.isReadable(description)) {
                for (String line : Files.readAllLines(description, StandardCharsets.ISO_8859_1)) {
                    if (line.startsWith("model name")) {
                        return line.substring(line.indexOf(':') + 1).strip();
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return System.getProperty("os.arch");
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.round((double) system.getTotalMemorySize() / GIBIBYTE) + " GiB, heap "
                        + Math.round((double) Runtime.getRuntime().maxMemory() / GIBIBYTE) + " GiB"
                : "unknown";
    }

    private static String flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Drayo.bench.") && !flag.startsWith("-Dfile.encoding"))
                .collect(Collectors.joining(" "));
    }

    /// The commit that the property `rayo.bench.commit` names, else that of the working tree.
    private static String commit() {
        String given = System.getProperty("rayo.bench.commit");
        if (given != null) {
            return given;
        }
        try {
            Process git = new ProcessBuilder(List.of("git", "describe", "--always", "--dirty"))
                    .redirectErrorStream(true)
                    .start();
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? name : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
