package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.Predicate;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an aggregation has to evaluate, each thing once: equal calls are one aggregate, equal filters one selection,
/// equal arguments under one filter one column. Immutable.
///
/// @param calls      the distinct calls
/// @param callOf     the call of each measure
/// @param parts      the distinct calls whose states make up those of `calls`
/// @param partsOf    the parts of each call
/// @param filters    the distinct filters; the first is null: every row
/// @param inputs     the distinct arguments, each under its filter
/// @param arguments  the inputs of each part
record AggregateLayout(
        Plan.Aggregate plan,
        List<Field> layout,
        QueryContext query,
        List<AggregateCall> calls,
        int[] callOf,
        List<AggregateCall> parts,
        List<int[]> partsOf,
        List<@Nullable Expression> filters,
        List<Input> inputs,
        List<int[]> arguments) {
    /// An expression over the rows that a filter leaves.
    record Input(int filter, Expression expression) {}

    static AggregateLayout of(Plan.Aggregate plan, List<Field> layout, QueryContext query) {
        List<AggregateCall> calls = new ArrayList<>();
        List<AggregateCall> parts = new ArrayList<>();
        List<int[]> partsOf = new ArrayList<>();
        List<@Nullable Expression> filters = new ArrayList<>();
        filters.add(null);
        List<Input> inputs = new ArrayList<>();
        List<int[]> arguments = new ArrayList<>();
        int[] callOf = new int[plan.measures().size()];
        for (int m = 0; m < callOf.length; m++) {
            AggregateCall call = plan.measures().get(m).call();
            callOf[m] = place(calls, call);
            if (callOf[m] == partsOf.size()) {
                partsOf.add(AccumulatorFactory.parts(call).stream()
                        .mapToInt(part -> place(parts, part))
                        .toArray());
            }
        }
        for (AggregateCall part : parts) {
            int filter = place(filters, part.filter());
            List<Expression> needed = AccumulatorFactory.inputs(part);
            int[] places = new int[needed.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = place(inputs, new Input(filter, needed.get(i)));
            }
            arguments.add(places);
        }
        return new AggregateLayout(
                plan,
                List.copyOf(layout),
                query,
                calls,
                callOf,
                parts,
                partsOf,
                filters,
                List.copyOf(inputs),
                arguments);
    }

    private static <T extends @Nullable Object> int place(List<T> list, @Nullable T wanted) {
        int place = list.indexOf(wanted);
        if (place < 0) {
            list.add(wanted);
            place = list.size() - 1;
        }
        return place;
    }

    int filterOf(int part) {
        return filters.indexOf(parts.get(part).filter());
    }

    List<Type> keyTypes(List<Integer> groupingSet) {
        return groupingSet.stream().map(key -> plan.keys().get(key).field().type()).toList();
    }

    List<Evaluator> compileKeys() {
        return plan.keys().stream()
                .map(key -> ExpressionCompiler.compile(key.expression(), layout))
                .toList();
    }

    List<Evaluator> compileInputs() {
        return inputs.stream()
                .map(input -> ExpressionCompiler.compile(input.expression(), layout))
                .toList();
    }

    List<@Nullable Predicate> compileFilters() {
        List<@Nullable Predicate> predicates = new ArrayList<>();
        for (Expression filter : filters) {
            predicates.add(filter == null ? null : ExpressionCompiler.compilePredicate(filter, layout));
        }
        return predicates;
    }
}
