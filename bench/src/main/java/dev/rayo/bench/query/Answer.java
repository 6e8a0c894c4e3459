package dev.rayo.bench.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of an answer, in an order and in Java types that do not depend on who gave it. Numbers are equal by value:
/// exact ones exactly, floating ones to nine digits, since engines add them in different orders.
public record Answer(List<List<@Nullable Object>> rows) {
    private static final double TOLERANCE = 1e-9;
    private static final double FLOAT_TOLERANCE = 1e-5;

    public static Answer of(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> normalised = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            row.forEach(value -> values.add(normalised(value)));
            normalised.add(values);
        }
        return new Answer(normalised);
    }

    private static @Nullable Object normalised(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            case BigInteger whole -> new BigDecimal(whole).stripTrailingZeros();
            case Float number -> number;
            case Double number -> number;
            case Number whole -> BigDecimal.valueOf(whole.longValue()).stripTrailingZeros();
            case Timestamp timestamp -> timestamp.toLocalDateTime();
            default -> value;
        };
    }

    int size() {
        return rows.size();
    }

    /// What is different when the order of rows does not count; empty if nothing is.
    public Optional<String> difference(Answer other) {
        if (size() != other.size()) {
            return Optional.of(size() + " rows and " + other.size());
        }
        List<List<@Nullable Object>> ours = sorted();
        List<List<@Nullable Object>> theirs = other.sorted();
        for (int row = 0; row < ours.size(); row++) {
            if (!same(ours.get(row), theirs.get(row))) {
                return Optional.of(text(ours.get(row)) + " and " + text(theirs.get(row)));
            }
        }
        return Optional.empty();
    }

    /// The answer's rows that satisfy `condition` on the value in a column.
    Answer where(int column, Predicate<@Nullable Object> condition) {
        return new Answer(rows.stream().filter(row -> condition.test(row.get(column))).toList());
    }

    @Nullable Object value(int row, int column) {
        return rows.get(row).get(column);
    }

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List<?> ones && other instanceof List<?> others) {
            boolean same = ones.size() == others.size();
            for (int i = 0; same && i < ones.size(); i++) {
                same = same(ones.get(i), others.get(i));
            }
            return same;
        }
        if (one instanceof Number a && other instanceof Number b && (floating(a) || floating(b))) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            double tolerance = a instanceof Float || b instanceof Float ? FLOAT_TOLERANCE : TOLERANCE;
            return Double.compare(x, y) == 0
                    || Math.abs(x - y) <= tolerance * Math.max(Math.abs(x), Math.abs(y))
                    || Math.max(Math.abs(x), Math.abs(y)) < tolerance;
        }
        return Objects.equals(one, other);
    }

    private static boolean floating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    /// Rows by what compares exactly, and then by their floating numbers.
    private List<List<@Nullable Object>> sorted() {
        record Keyed(String exact, List<@Nullable Object> row) {}
        return rows.stream()
                .map(row -> new Keyed(
                        row.stream()
                                .map(value -> value instanceof Number number && floating(number) ? "~" : text(value))
                                .collect(Collectors.joining("|")),
                        row))
                .sorted(Comparator.comparing(Keyed::exact).thenComparing(Keyed::row, Answer::compareFloating))
                .map(Keyed::row)
                .toList();
    }

    private static int compareFloating(List<@Nullable Object> one, List<@Nullable Object> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) instanceof Number a && other.get(i) instanceof Number b && !same(a, b)) {
                return Double.compare(a.doubleValue(), b.doubleValue());
            }
        }
        return 0;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal decimal -> decimal.toPlainString();
            case List<?> values -> values.stream().map(Answer::text).collect(Collectors.joining("|"));
            default -> value.toString();
        };
    }
}
