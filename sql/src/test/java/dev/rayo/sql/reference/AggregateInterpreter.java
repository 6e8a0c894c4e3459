package dev.rayo.sql.reference;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The value of an aggregate over the rows of a group.
final class AggregateInterpreter {
    private final ExpressionInterpreter expressions;

    AggregateInterpreter(ExpressionInterpreter expressions) {
        this.expressions = expressions;
    }

    @Nullable Object value(AggregateCall call, List<Map<Integer, @Nullable Object>> group) {
        List<Map<Integer, @Nullable Object>> rows = new ArrayList<>(group);
        if (call.filter() != null) {
            Expression filter = call.filter();
            rows.removeIf(row -> !expressions.isTrue(filter, row));
        }
        if (!call.order().isEmpty()) {
            rows.sort(expressions.order(call.order()));
        }
        if (call.arguments().isEmpty()) {
            return (long) rows.size();
        }
        List<@Nullable Object[]> arguments = new ArrayList<>();
        Set<List<@Nullable Object>> seen = new HashSet<>();
        boolean keepsNull = call.function().equals("first") || call.function().equals("last");
        for (Map<Integer, @Nullable Object> row : rows) {
            @Nullable Object[] values = call.arguments().stream()
                    .map(each -> expressions.value(each, row))
                    .toArray();
            boolean hasNull = Arrays.stream(values).anyMatch(Objects::isNull);
            if ((keepsNull || !hasNull) && (!call.distinct() || seen.add(Values.key(values)))) {
                arguments.add(values);
            }
        }
        List<@Nullable Object> first = new ArrayList<>();
        arguments.forEach(values -> first.add(values[0]));
        if (call.function().equals("count") || call.function().equals("approx_count_distinct")) {
            return call.function().equals("count") ? (long) first.size() : new HashSet<>(first).size();
        }
        return first.isEmpty() ? null : overSome(call, first, arguments);
    }

    private static @Nullable Object overSome(
            AggregateCall call, List<@Nullable Object> first, List<@Nullable Object[]> arguments) {
        return switch (call.function()) {
            case "sum" -> sum(call, first);
            case "avg" -> average(call.arguments().getFirst().type(), first);
            case "avg_of_parts" -> averageOfParts(arguments);
            case "min" -> first.stream().map(AggregateInterpreter::some).min(Values::compare).orElseThrow();
            case "max" -> first.stream().map(AggregateInterpreter::some).max(Values::compare).orElseThrow();
            case "first" -> first.getFirst();
            case "last" -> first.getLast();
            case "bool_and" -> first.stream().allMatch(Boolean.TRUE::equals);
            case "bool_or" -> first.stream().anyMatch(Boolean.TRUE::equals);
            case "arg_min" ->
                arguments.stream().min((a, b) -> Values.compare(some(a[1]), some(b[1]))).orElseThrow()[0];
            case "arg_max" ->
                arguments.stream().max((a, b) -> Values.compare(some(a[1]), some(b[1]))).orElseThrow()[0];
            case "string_agg" ->
                first.stream().map(String::valueOf).collect(Collectors.joining((String) arguments.getFirst()[1]));
            default -> throw new IllegalArgumentException("the interpreter has no aggregate " + call.function());
        };
    }

    private static Object sum(AggregateCall call, List<@Nullable Object> values) {
        if (call.type() == Type.DOUBLE) {
            return values.stream().mapToDouble(each -> ((Number) some(each)).doubleValue()).sum();
        }
        BigDecimal sum = values.stream().map(each -> decimal(some(each))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.setScale(((Type.Decimal) call.type()).scale());
    }

    private static Object average(Type argument, List<@Nullable Object> values) {
        if (argument.isFloating()) {
            return values.stream().mapToDouble(each -> ((Number) some(each)).doubleValue()).average().orElseThrow();
        }
        if (!argument.isNumeric()) {
            throw RayoException.user("the interpreter has no average of " + argument);
        }
        BigDecimal sum = values.stream().map(each -> decimal(some(each))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128).doubleValue();
    }

    private static Object averageOfParts(List<@Nullable Object[]> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal count = BigDecimal.ZERO;
        for (@Nullable Object[] part : parts) {
            sum = sum.add(decimal(some(part[0])));
            count = count.add(decimal(some(part[1])));
        }
        return sum.divide(count, MathContext.DECIMAL128).doubleValue();
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) value);
    }

    private static Object some(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
