package dev.rayo.engine.operator;

import dev.rayo.sql.error.RayoException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The knobs of a query. The defaults are for use, the others for tests that must meet every boundary.
///
/// @param threads        workers per pipeline
/// @param vectorRows     rows of a vector, at most 65,536
/// @param morselRows     rows a morsel aims at
/// @param batchRows      rows of a result batch at most
/// @param memoryLimit    bytes that the query may hold
/// @param equalHashes    whether every hash is the same: a test of collision handling
public record Settings(
        int threads, int vectorRows, int morselRows, int batchRows, long memoryLimit, boolean equalHashes) {
    public Settings {
        if (threads < 1 || vectorRows < 1 || vectorRows > 65_536 || morselRows < 1 || batchRows < 1) {
            throw new IllegalArgumentException("settings out of range: threads " + threads + ", vectorRows "
                    + vectorRows + ", morselRows " + morselRows + ", batchRows " + batchRows);
        }
    }

    /// All processors, vectors of 2,048 rows, three quarters of the heap; changed by the system properties
    /// `rayo.threads`, `rayo.vector.rows`, `rayo.morsel.rows`, `rayo.batch.rows` and `rayo.memory.limit` (`2GB`).
    ///
    /// @throws RayoException USER if a property is not a number in range
    public static Settings standard() {
        Settings settings = new Settings(
                Runtime.getRuntime().availableProcessors(),
                2_048,
                122_880,
                8_192,
                Runtime.getRuntime().maxMemory() / 4 * 3,
                false);
        for (String name : NAMES) {
            String value = System.getProperty("rayo." + name.replace('_', '.'));
            if (value != null) {
                settings = settings.with(name, value);
            }
        }
        return settings;
    }

    private static final List<String> NAMES =
            List.of("threads", "vector_rows", "morsel_rows", "batch_rows", "memory_limit", "equal_hashes");

    /// These settings with the one that SET calls `name` changed: `threads`, `vector_rows`, `morsel_rows`,
    /// `batch_rows`, `memory_limit` (bytes, or with KB, MB, GB, TB), `equal_hashes`.
    ///
    /// @throws RayoException USER if there is no such setting or the value does not fit
    public Settings with(String name, String value) {
        try {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "threads" -> withThreads(Integer.parseInt(value.strip()));
                case "vector_rows" -> withVectorRows(Integer.parseInt(value.strip()));
                case "morsel_rows" -> withMorselRows(Integer.parseInt(value.strip()));
                case "batch_rows" -> withBatchRows(Integer.parseInt(value.strip()));
                case "memory_limit" -> withMemoryLimit(bytes(value.strip()));
                case "equal_hashes" -> withEqualHashes(Boolean.parseBoolean(value.strip()));
                default -> throw RayoException.user("no such setting: " + name, "settings are " + NAMES);
            };
        } catch (IllegalArgumentException failure) {
            throw RayoException.user("setting " + name + " cannot be " + value + ": " + failure.getMessage());
        }
    }

    private static long bytes(String text) {
        Matcher parts = Pattern.compile("([0-9.]+)\\s*([KMGT]?)(i?B)?", Pattern.CASE_INSENSITIVE).matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a size is a number with KB, MB, GB or TB, such as 2GB");
        }
        int power = " KMGT".indexOf(parts.group(2).isEmpty() ? " " : parts.group(2).toUpperCase(Locale.ROOT));
        return (long) (Double.parseDouble(parts.group(1)) * (1L << (10 * power)));
    }

    public Settings withThreads(int value) {
        return new Settings(value, vectorRows, morselRows, batchRows, memoryLimit, equalHashes);
    }

    public Settings withVectorRows(int value) {
        return new Settings(threads, value, morselRows, batchRows, memoryLimit, equalHashes);
    }

    public Settings withMorselRows(int value) {
        return new Settings(threads, vectorRows, value, batchRows, memoryLimit, equalHashes);
    }

    public Settings withBatchRows(int value) {
        return new Settings(threads, vectorRows, morselRows, value, memoryLimit, equalHashes);
    }

    public Settings withMemoryLimit(long value) {
        return new Settings(threads, vectorRows, morselRows, batchRows, value, equalHashes);
    }

    public Settings withEqualHashes(boolean value) {
        return new Settings(threads, vectorRows, morselRows, batchRows, memoryLimit, value);
    }
}
