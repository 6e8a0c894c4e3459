package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.NamedWindow;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.PlanTree;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The window functions of one query, each once.
final class Windows {
    private record Order(List<Expression> partitionBy, List<SortKey> order) {}

    private final FieldIds ids;
    private final List<NamedWindow> named;
    private final Map<Order, List<WindowCall>> calls = new LinkedHashMap<>();

    /// @param named the query's WINDOW clause
    Windows(FieldIds ids, List<NamedWindow> named) {
        this.ids = ids;
        this.named = named;
    }

    @Nullable NamedWindow find(Name name) {
        return named.stream().filter(window -> window.name().matches(name)).findFirst().orElse(null);
    }

    List<String> names() {
        return named.stream().map(window -> window.name().text()).toList();
    }

    /// @param call with any field; the one of the result is what counts
    Reference add(String name, Type type, List<Expression> partitionBy, List<SortKey> order, WindowCall call) {
        List<WindowCall> same = calls.computeIfAbsent(new Order(partitionBy, order), key -> new ArrayList<>());
        for (WindowCall each : same) {
            if (withField(call, each.field()).equals(each)) {
                return Reference.to(each.field());
            }
        }
        Field field = ids.field(name, type);
        same.add(withField(call, field));
        return Reference.to(field);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    boolean isWindow(int id) {
        return calls.values().stream().flatMap(List::stream).anyMatch(call -> call.field().id() == id);
    }

    /// `input` with one node per order, whose expressions `rewrite` adapts to the input.
    Plan over(Plan input, UnaryOperator<Expression> rewrite) {
        Plan plan = input;
        for (Map.Entry<Order, List<WindowCall>> entry : calls.entrySet()) {
            Order order = entry.getKey();
            Plan window = new Plan.Window(plan, order.partitionBy(), order.order(), entry.getValue());
            plan = PlanTree.mapExpressions(window, rewrite);
        }
        return plan;
    }

    private static WindowCall withField(WindowCall call, Field field) {
        return new WindowCall(
                field, call.function(), call.arguments(), call.filter(), call.distinct(), call.ignoreNulls(), call.frame());
    }
}
