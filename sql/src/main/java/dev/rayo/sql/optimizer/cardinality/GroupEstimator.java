package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Plan.Aggregate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many groups rows fall into. Keys are seldom independent: the one with most values counts in full, each further
/// one less.
final class GroupEstimator {
    private final Estimate input;
    private final ExpressionEstimator expressions;

    GroupEstimator(Estimate input) {
        this.input = input;
        this.expressions = new ExpressionEstimator(input);
    }

    /// Groups that the rows make by `keys`.
    double groups(List<Expression> keys) {
        if (keys.isEmpty()) {
            return 1;
        }
        double[] counts = keys.stream()
                .mapToDouble(key -> {
                    ColumnEstimate column = expressions.of(key);
                    return column.distinct() + (column.nullFraction() > 0 ? 1 : 0);
                })
                .sorted()
                .toArray();
        double product = 1;
        double weight = 1;
        for (int i = counts.length - 1; i >= 0; i--) {
            product *= Math.pow(counts[i], weight);
            weight = Math.max(0.5, weight * Selectivity.BACK_OFF);
        }
        return Math.clamp(product, Math.min(1, input.rows()), Math.max(input.rows(), 0));
    }

    Estimate of(Aggregate aggregate) {
        double rows = 0;
        for (List<Integer> set : aggregate.groupingSets()) {
            rows += groups(
                    set.stream().map(index -> aggregate.keys().get(index).expression()).toList());
        }
        if (aggregate.groupingSets().stream().anyMatch(List::isEmpty)) {
            rows = Math.max(1, rows);
        }
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        for (Assignment key : aggregate.keys()) {
            ColumnEstimate column = expressions.of(key.expression());
            columns.put(key.field().id(), column.distinct() <= rows ? column : column.withDistinct(rows));
        }
        for (Aggregate.Measure measure : aggregate.measures()) {
            columns.put(measure.field().id(), measure(measure.call(), rows));
        }
        return new Estimate(rows, columns);
    }

    private ColumnEstimate measure(AggregateCall call, double groups) {
        double rowsPerGroup = input.rows() / Math.max(1, groups);
        ColumnEstimate result = ColumnEstimate.ofDistinct(groups, ValueScale.bytes(call.type()));
        if (call.arguments().isEmpty()) {
            return result.withMean(rowsPerGroup);
        }
        ColumnEstimate argument = expressions.of(call.arguments().getFirst());
        return switch (call.function()) {
            case "count" -> result.withMean(call.distinct() ? Math.min(rowsPerGroup, argument.distinct()) : rowsPerGroup);
            case "sum" -> result.withMean(rowsPerGroup * (argument.low() + argument.high()) / 2);
            case "min", "max" -> argument.extreme(Math.max(1, rowsPerGroup), groups);
            case "first", "last" -> argument.withDistinct(Math.min(argument.distinct(), groups));
            case "avg" -> result.withRange(argument.low(), argument.high());
            default -> result;
        };
    }
}
