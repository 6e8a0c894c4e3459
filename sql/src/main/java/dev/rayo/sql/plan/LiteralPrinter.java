package dev.rayo.sql.plan;

import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a constant as SQL that reads back as exactly this value.
final class LiteralPrinter {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private LiteralPrinter() {}

    static String print(Literal literal) {
        return print(literal.value(), literal.type());
    }

    private static String print(@Nullable Object value, Type type) {
        if (value == null) {
            return "NULL";
        }
        return switch (type) {
            case Type.Simple simple -> print(value, simple);
            case Type.Decimal d -> ((BigDecimal) value).toPlainString();
            case Type.Array a -> list((List<?>) value, a.element());
            case Type.Struct s -> struct((List<?>) value, s);
            case Type.Mapping m -> map((Map<?, ?>) value, m);
        };
    }

    private static String print(Object value, Type.Simple type) {
        return switch (type) {
            case NULL -> "NULL";
            case BOOLEAN -> (Boolean) value ? "TRUE" : "FALSE";
            case TINYINT, SMALLINT, INTEGER, BIGINT -> value.toString();
            case REAL, DOUBLE -> floating(value.toString(), type);
            case VARCHAR -> quote(value.toString());
            case BLOB -> quote(value.toString()) + "::BLOB";
            case DATE -> "DATE '" + date((Long) value) + "'";
            case TIME -> "TIME '" + time((Long) value) + "'";
            case TIMESTAMP -> "TIMESTAMP '" + timestamp((Long) value, MICROS_PER_SECOND) + "'";
            case TIMESTAMP_TZ -> "TIMESTAMPTZ '" + timestamp((Long) value, MICROS_PER_SECOND) + "+00'";
            case TIMESTAMP_NS -> "TIMESTAMP_NS '" + timestamp((Long) value, NANOS_PER_SECOND) + "'";
            case INTERVAL -> "INTERVAL '" + interval((Interval) value) + "'";
        };
    }

    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// An exponent tells a DOUBLE from a DECIMAL.
    private static String floating(String text, Type.Simple type) {
        if (text.equals("NaN") || text.endsWith("Infinity")) {
            return quote(text) + "::" + type;
        }
        return text.contains("E") ? text.replace('E', 'e') : text + "e0";
    }

    private static String date(long days) {
        return LocalDate.MIN.toEpochDay() <= days && days <= LocalDate.MAX.toEpochDay()
                ? LocalDate.ofEpochDay(days).toString()
                : days + " days";
    }

    private static String time(long micros) {
        return padded(LocalTime.MIDNIGHT.plus(micros, ChronoUnit.MICROS));
    }

    private static String timestamp(long count, long perSecond) {
        long seconds = Math.floorDiv(count, perSecond);
        int nanos = (int) (Math.floorMod(count, perSecond) * (NANOS_PER_SECOND / perSecond));
        LocalDateTime moment = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
        return moment.toLocalDate() + " " + padded(moment.toLocalTime());
    }

    /// `LocalTime` leaves out seconds that are 0.
    private static String padded(LocalTime time) {
        String text = time.toString();
        return text.length() == "00:00".length() ? text + ":00" : text;
    }

    private static String interval(Interval interval) {
        List<String> parts = new ArrayList<>();
        if (interval.months() != 0) {
            parts.add(count(interval.months(), "month"));
        }
        if (interval.days() != 0) {
            parts.add(count(interval.days(), "day"));
        }
        if (interval.micros() != 0) {
            parts.add(
                    interval.micros() % MICROS_PER_SECOND == 0
                            ? count(interval.micros() / MICROS_PER_SECOND, "second")
                            : count(interval.micros(), "microsecond"));
        }
        return parts.isEmpty() ? "0 days" : String.join(" ", parts);
    }

    private static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String list(List<?> values, Type element) {
        List<String> parts = new ArrayList<>();
        values.forEach(value -> parts.add(print(value, element)));
        return "[" + String.join(", ", parts) + "]";
    }

    private static String struct(List<?> values, Type.Struct type) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Type.Struct.Member member = type.members().get(i);
            parts.add(quote(member.name()) + ": " + print(values.get(i), member.type()));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private static String map(Map<?, ?> values, Type.Mapping type) {
        List<String> parts = new ArrayList<>();
        values.forEach((key, value) -> parts.add(print(key, type.key()) + ": " + print(value, type.value())));
        return "MAP {" + String.join(", ", parts) + "}";
    }
}
