package dev.rayo.slt;

import dev.rayo.slt.Database.Result;
import dev.rayo.slt.SltRecord.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows as they stand in an `.slt` file, and whether two lists of them are the same answer.
final class SltRows {
    /// Floating-point results may differ by the order in which they were added.
    private static final double TOLERANCE = 1e-10;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?");
    private static final Set<String> APPROXIMATE = Set.of("DOUBLE", "FLOAT", "REAL");
    private static final Set<String> WHOLE =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT");

    private SltRows() {}

    /// One line per row, values separated by tabs.
    static List<String> of(Result result) {
        return result.rows().stream()
                .map(row -> String.join("\t", row.stream().map(SltRows::text).toList()))
                .toList();
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        if (value.equals("-nan")) {
            return "nan"; // its sign means nothing and depends on the processor
        }
        return value.isEmpty() ? "(empty)" : value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    static List<String> sorted(List<String> rows, Sort sort) {
        return switch (sort) {
            case NOSORT -> rows;
            case ROWSORT -> rows.stream().sorted().toList();
            case VALUESORT ->
                rows.stream().flatMap(row -> Arrays.stream(row.split("\t", -1))).sorted().toList();
        };
    }

    /// Whether each column of `result` is floating-point, and so may differ by the order of additions.
    static List<Boolean> approximate(Result result) {
        return result.types().stream()
                .map(type -> APPROXIMATE.contains(type.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /// What is different, or null where nothing is. Values of `approximate` columns may hardly differ.
    static @Nullable String difference(List<String> actual, List<String> expected, List<Boolean> approximate) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(actual.size(), expected.size()) && lines.size() < 10; i++) {
            String have = i < actual.size() ? actual.get(i) : "(no row)";
            String want = i < expected.size() ? expected.get(i) : "(no row)";
            if (!sameRow(have, want, approximate)) {
                lines.add("row " + (i + 1) + ": expected <" + want + "> but was <" + have + ">");
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        return actual.size() + " rows, expected " + expected.size() + "\n    " + String.join("\n    ", lines);
    }

    private static boolean sameRow(String actual, String expected, List<Boolean> approximate) {
        if (actual.equals(expected)) {
            return true;
        }
        String[] have = actual.split("\t", -1);
        String[] want = expected.split("\t", -1);
        boolean same = have.length == want.length && have.length == approximate.size();
        for (int i = 0; same && i < have.length; i++) {
            same = have[i].equals(want[i]) || approximate.get(i) && nearlyEqual(have[i], want[i]);
        }
        return same;
    }

    private static boolean nearlyEqual(String actual, String expected) {
        if (!NUMBER.matcher(actual).matches() || !NUMBER.matcher(expected).matches()) {
            return false;
        }
        double have = Double.parseDouble(actual);
        double want = Double.parseDouble(expected);
        return Math.abs(have - want) <= TOLERANCE * Math.max(Math.abs(have), Math.abs(want));
    }

    /// The letters of `types` that do not fit the result, as a sentence; null where all do.
    static @Nullable String typeDifference(Result result, String types) {
        if (result.types().size() != types.length()) {
            return types.length() + " columns expected, but there are " + result.types();
        }
        for (int i = 0; i < types.length(); i++) {
            String type = result.types().get(i).toUpperCase(Locale.ROOT);
            char letter = types.charAt(i);
            if (letter != '?' && !type.contains("NULL") && letter != letter(type)) {
                return "column " + (i + 1) + " should be " + letter + " but is " + type;
            }
        }
        return null;
    }

    private static char letter(String type) {
        if (WHOLE.contains(type) || type.matches("DECIMAL\\(\\d+, ?0\\)")) {
            return 'I';
        }
        boolean number = type.startsWith("DECIMAL") || type.equals("DOUBLE") || type.equals("FLOAT") || type.equals("REAL");
        return number && !type.endsWith("]") ? 'R' : 'T';
    }
}
