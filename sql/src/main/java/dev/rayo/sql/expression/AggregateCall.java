package dev.rayo.sql.expression;

import dev.rayo.sql.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An aggregate over the rows of a group, by its canonical lower-case name: `count` without arguments is `count(*)`.
///
/// @param arguments values per row; their types are those of the chosen signature
/// @param distinct  equal argument values count once
/// @param filter    BOOLEAN; rows where it is not true do not take part
/// @param order     the order in which rows are fed, for the aggregates that depend on it (`string_agg`, `first`, …)
/// @param type      the result type
public record AggregateCall(
        String function,
        List<Expression> arguments,
        boolean distinct,
        @Nullable Expression filter,
        List<SortKey> order,
        Type type) {
    public AggregateCall {
        arguments = List.copyOf(arguments);
        order = List.copyOf(order);
    }
}
