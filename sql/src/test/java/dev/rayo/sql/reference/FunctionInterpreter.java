package dev.rayo.sql.reference;

import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import dev.rayo.sql.type.Type.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scalar functions, as far as the tests of the front end need them.
final class FunctionInterpreter {
    private static final long DAY_MICROS = 86_400_000_000L;

    private FunctionInterpreter() {}

    static @Nullable Object call(Call call, @Nullable Object[] values) {
        switch (call.function()) {
            case "concat" -> {
                StringBuilder text = new StringBuilder();
                Arrays.stream(values).filter(Objects::nonNull).forEach(text::append);
                return text.toString();
            }
            case "greatest" -> {
                return Arrays.stream(values).filter(Objects::nonNull).max(Values::compare).orElse(null);
            }
            case "least" -> {
                return Arrays.stream(values).filter(Objects::nonNull).min(Values::compare).orElse(null);
            }
            default -> {}
        }
        for (Object value : values) {
            if (value == null) {
                return null;
            }
        }
        return strict(call, values);
    }

    private static @Nullable Object strict(Call call, @Nullable Object[] values) {
        Object a = values.length > 0 ? Objects.requireNonNull(values[0]) : null;
        Object b = values.length > 1 ? Objects.requireNonNull(values[1]) : null;
        return switch (call.function()) {
            case "add" -> temporalOr(call, a, b, 1);
            case "subtract" -> temporalOr(call, a, b, -1);
            case "multiply", "divide", "integer_divide", "modulo" -> arithmetic(call, a, b);
            case "negate" -> switch (Objects.requireNonNull(a)) {
                case Long number -> Conversion.inRange(Math.negateExact(number), call.type());
                case BigDecimal number -> number.negate();
                case Double number -> -number;
                default -> throw unsupported(call);
            };
            case "abs" -> a instanceof Long number ? Math.abs(number) : ((BigDecimal) Objects.requireNonNull(a)).abs();
            case "lower" -> String.valueOf(a).toLowerCase(Locale.ROOT);
            case "upper" -> String.valueOf(a).toUpperCase(Locale.ROOT);
            case "length" -> (long) String.valueOf(a).length();
            case "concat_operator" -> String.valueOf(a) + b;
            case "substring" -> {
                String text = String.valueOf(a);
                int from = Math.toIntExact((Long) Objects.requireNonNull(b)) - 1;
                int to = values.length < 3 ? text.length() : from + Math.toIntExact((Long) Objects.requireNonNull(values[2]));
                yield text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
            }
            case "like" -> like(String.valueOf(a), String.valueOf(b));
            case "like_escape" -> like(String.valueOf(a), String.valueOf(b)); // for patterns without the escape
            case "starts_with" -> String.valueOf(a).startsWith(String.valueOf(b));
            case "ends_with" -> String.valueOf(a).endsWith(String.valueOf(b));
            case "contains" -> String.valueOf(a).contains(String.valueOf(b));
            case "date_part" -> {
                long days = call.arguments().get(1).type() == Type.DATE
                        ? (Long) Objects.requireNonNull(b)
                        : Math.floorDiv((Long) Objects.requireNonNull(b), DAY_MICROS);
                LocalDate date = LocalDate.ofEpochDay(days);
                yield switch (String.valueOf(a)) {
                    case "year" -> (long) date.getYear();
                    case "month" -> (long) date.getMonthValue();
                    case "day" -> (long) date.getDayOfMonth();
                    default -> throw unsupported(call);
                };
            }
            default -> throw unsupported(call);
        };
    }

    private static boolean like(String text, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    private static @Nullable Object temporalOr(Call call, @Nullable Object a, @Nullable Object b, int sign) {
        Type left = call.arguments().get(0).type();
        Type right = call.arguments().get(1).type();
        if (left == Type.DATE && right == Type.INTEGER) {
            return (Long) Objects.requireNonNull(a) + sign * (Long) Objects.requireNonNull(b);
        }
        if (left == Type.DATE && right == Type.DATE) {
            return (Long) Objects.requireNonNull(a) - (Long) Objects.requireNonNull(b);
        }
        if (left.isTemporal() && b instanceof Interval span) {
            long value = (Long) Objects.requireNonNull(a);
            long micros = left == Type.DATE ? value * DAY_MICROS : value;
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY_MICROS))
                    .plusMonths((long) sign * span.months())
                    .plusDays((long) sign * span.days());
            return date.toEpochDay() * DAY_MICROS + Math.floorMod(micros, DAY_MICROS) + sign * span.micros();
        }
        return arithmetic(call, a, b);
    }

    private static @Nullable Object arithmetic(Call call, @Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case Long left -> integer(call, left, (Long) Objects.requireNonNull(b));
            case Double left -> floating(call, left, (Double) Objects.requireNonNull(b));
            case Float left -> (float) (double) floating(call, left, (Float) Objects.requireNonNull(b));
            case BigDecimal left -> decimal(call, left, (BigDecimal) Objects.requireNonNull(b));
            case null, default -> throw unsupported(call);
        };
    }

    private static @Nullable Object integer(Call call, long a, long b) {
        BigInteger left = BigInteger.valueOf(a);
        BigInteger right = BigInteger.valueOf(b);
        if (b == 0 && (call.function().equals("integer_divide") || call.function().equals("modulo"))) {
            return null;
        }
        BigInteger result = switch (call.function()) {
            case "add" -> left.add(right);
            case "subtract" -> left.subtract(right);
            case "multiply" -> left.multiply(right);
            case "integer_divide" -> left.divide(right);
            case "modulo" -> left.remainder(right);
            default -> throw unsupported(call);
        };
        return Conversion.inRange(result.longValueExact(), call.type());
    }

    private static Double floating(Call call, double a, double b) {
        return switch (call.function()) {
            case "add" -> a + b;
            case "subtract" -> a - b;
            case "multiply" -> a * b;
            case "divide" -> a / b;
            case "modulo" -> a % b;
            default -> throw unsupported(call);
        };
    }

    private static @Nullable Object decimal(Call call, BigDecimal a, BigDecimal b) {
        Decimal type = (Decimal) call.type();
        if (call.function().equals("modulo")) {
            return b.signum() == 0 ? null : a.remainder(b);
        }
        BigDecimal result = switch (call.function()) {
            case "add" -> a.add(b);
            case "subtract" -> a.subtract(b);
            case "multiply" -> a.multiply(b);
            default -> throw unsupported(call);
        };
        return result.setScale(type.scale());
    }

    private static IllegalArgumentException unsupported(Call call) {
        return new IllegalArgumentException("the interpreter has no " + call);
    }
}
