package dev.rayo.sql.reference;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.plan.WindowCall.Bound;
import dev.rayo.sql.plan.WindowCall.Unit;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Window functions, each row's frame computed anew. RANGE and GROUPS frames only without offsets.
final class WindowInterpreter {
    private final PlanInterpreter plans;
    private final ExpressionInterpreter expressions;

    WindowInterpreter(PlanInterpreter plans, ExpressionInterpreter expressions) {
        this.plans = plans;
        this.expressions = expressions;
    }

    List<@Nullable Object[]> run(Plan.Window window, Map<Integer, @Nullable Object> outer) {
        Map<List<@Nullable Object>, List<@Nullable Object[]>> partitions = new LinkedHashMap<>();
        for (@Nullable Object[] row : plans.sorted(window.input(), window.order(), outer)) {
            Map<Integer, @Nullable Object> bound = PlanInterpreter.bind(window.input(), row, outer);
            List<@Nullable Object> key = Values.key(window.partitionBy().stream()
                    .map(each -> expressions.value(each, bound))
                    .toArray());
            partitions.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (List<@Nullable Object[]> partition : partitions.values()) {
            List<Map<Integer, @Nullable Object>> bound = new ArrayList<>();
            partition.forEach(row -> bound.add(PlanInterpreter.bind(window.input(), row, outer)));
            for (int i = 0; i < partition.size(); i++) {
                WindowCall counted = new WindowCall(
                        new Field(-1, "counted", Type.BIGINT),
                        window.counted().name().toLowerCase(Locale.ROOT),
                        List.of(),
                        null,
                        false,
                        false,
                        WindowCall.Frame.TO_CURRENT_ROW);
                Object number = value(counted, bound, i, expressions.order(window.order()));
                if (number instanceof Long last && last > window.rowsMax()) {
                    break;
                }
                @Nullable Object[] values = new Object[window.calls().size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = value(window.calls().get(c), bound, i, expressions.order(window.order()));
                }
                rows.add(PlanInterpreter.concat(partition.get(i), values));
            }
        }
        return rows;
    }

    private @Nullable Object value(
            WindowCall call,
            List<Map<Integer, @Nullable Object>> rows,
            int current,
            Comparator<Map<Integer, @Nullable Object>> order) {
        int firstPeer = current;
        while (firstPeer > 0 && order.compare(rows.get(firstPeer - 1), rows.get(current)) == 0) {
            firstPeer--;
        }
        int lastPeer = current;
        while (lastPeer + 1 < rows.size() && order.compare(rows.get(lastPeer + 1), rows.get(current)) == 0) {
            lastPeer++;
        }
        return switch (call.function()) {
            case "row_number" -> current + 1L;
            case "rank" -> firstPeer + 1L;
            case "dense_rank" -> {
                long groups = 1;
                for (int i = 1; i <= current; i++) {
                    groups += order.compare(rows.get(i - 1), rows.get(i)) == 0 ? 0 : 1;
                }
                yield groups;
            }
            case "lag", "lead" -> {
                Long by = call.arguments().size() < 2 ? Long.valueOf(1) : (Long) argument(call, 1, rows.get(current));
                int at = current + (call.function().equals("lag") ? -1 : 1) * Math.toIntExact(by == null ? 0 : by);
                yield at >= 0 && at < rows.size()
                        ? argument(call, 0, rows.get(at))
                        : call.arguments().size() < 3 ? null : argument(call, 2, rows.get(current));
            }
            default -> {
                WindowCall.Frame frame = call.frame();
                int start = bound(frame.unit(), frame.start(), frame.startOffset(), rows, current, firstPeer, lastPeer, true);
                int end = bound(frame.unit(), frame.end(), frame.endOffset(), rows, current, firstPeer, lastPeer, false);
                List<Map<Integer, @Nullable Object>> in = new ArrayList<>();
                for (int i = Math.max(0, start); i <= Math.min(end, rows.size() - 1); i++) {
                    in.add(rows.get(i));
                }
                yield over(call, in);
            }
        };
    }

    private @Nullable Object over(WindowCall call, List<Map<Integer, @Nullable Object>> frame) {
        return switch (call.function()) {
            case "first_value" -> frame.isEmpty() ? null : argument(call, 0, frame.getFirst());
            case "last_value" -> frame.isEmpty() ? null : argument(call, 0, frame.getLast());
            default ->
                new AggregateInterpreter(expressions)
                        .value(
                                new AggregateCall(
                                        call.function(),
                                        call.arguments(),
                                        call.distinct(),
                                        call.filter(),
                                        List.of(),
                                        call.field().type()),
                                frame);
        };
    }

    private @Nullable Object argument(WindowCall call, int index, Map<Integer, @Nullable Object> row) {
        return expressions.value(call.arguments().get(index), row);
    }

    private int bound(
            Unit unit,
            Bound bound,
            @Nullable Expression offset,
            List<Map<Integer, @Nullable Object>> rows,
            int current,
            int firstPeer,
            int lastPeer,
            boolean start) {
        return switch (bound) {
            case UNBOUNDED_PRECEDING -> 0;
            case UNBOUNDED_FOLLOWING -> rows.size() - 1;
            case CURRENT_ROW -> unit == Unit.ROWS ? current : start ? firstPeer : lastPeer;
            case PRECEDING, FOLLOWING -> {
                if (unit != Unit.ROWS || offset == null) {
                    throw new IllegalArgumentException("the interpreter has no " + unit + " with an offset");
                }
                int rowsAway = Math.toIntExact((Long) Objects.requireNonNull(
                        expressions.value(offset, rows.get(current))));
                yield bound == Bound.PRECEDING ? current - rowsAway : current + rowsAway;
            }
        };
    }
}
