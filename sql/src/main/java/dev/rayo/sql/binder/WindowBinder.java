package dev.rayo.sql.binder;

import dev.rayo.sql.ast.NamedWindow;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.FunctionCall;
import dev.rayo.sql.ast.Window;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.function.Resolution;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.parser.ColumnTitle;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.WindowCall;
import dev.rayo.sql.plan.WindowCall.Bound;
import dev.rayo.sql.plan.WindowCall.Frame;
import dev.rayo.sql.plan.WindowCall.Unit;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds calls with OVER, which the query collects in its [Windows].
final class WindowBinder {
    private static final Set<String> NULL_TREATMENT =
            Set.of("lag", "lead", "first_value", "last_value", "nth_value");
    private static final Set<String> FRAMED = Set.of("first_value", "last_value", "nth_value");

    private final ExpressionBinder expressions;
    private final CallBinder calls;
    private final AggregateBinder aggregates;

    WindowBinder(ExpressionBinder expressions, CallBinder calls, AggregateBinder aggregates) {
        this.expressions = expressions;
        this.calls = calls;
        this.aggregates = aggregates;
    }

    private record Specification(List<SyntaxExpression> partitionBy, List<SortItem> orderBy, Window.@Nullable Frame frame) {}

    Expression bind(FunctionCall call, Window over, Context context) {
        Windows windows = context.windows();
        if (windows == null) {
            throw RayoException.syntax(
                    context.clause() + " cannot contain window functions",
                    call.position(),
                    context.clause() == Clause.WHERE ? "use QUALIFY to filter by them" : null);
        }
        Context inside = context.insideWindow();
        Specification specification = resolve(over, windows);
        List<SyntaxExpression> values = specification.partitionBy().stream()
                .flatMap(each -> RowBinder.values(each).stream())
                .toList();
        List<Expression> partitionBy = expressions.bindAll(values, inside);
        List<SortKey> order = SortKeys.plain(specification.orderBy(), expressions, inside);
        Frame frame = frame(specification.frame(), order, inside);
        String name = call.name().last().key();
        String header = ColumnTitle.of(call, expressions.environment.sql());
        AggregateBinder.Meaning aggregate = null;
        WindowCall bound;
        if (aggregates.isAggregate(name)) {
            if (!call.orderBy().isEmpty()) {
                throw RayoException.syntax(
                        "ORDER BY cannot stand in the arguments of a window function",
                        call.position(),
                        "write it after OVER");
            }
            aggregate = aggregates.meaning(call, inside, inside);
            bound = aggregate(call, aggregate.call(), frame);
        } else {
            bound = function(call, frame, inside);
        }
        Expression result = windows.add(header, bound.field().type(), partitionBy, order, bound);
        return aggregate == null || aggregate.castTo() == null
                ? result
                : expressions.coercion.cast(result, aggregate.castTo(), call.position());
    }

    private static WindowCall aggregate(FunctionCall syntax, AggregateCall call, Frame frame) {
        boolean first = call.function().equals("first");
        if (!first && !call.function().equals("last")) {
            return new WindowCall(
                    new Field(-1, call.function(), call.type()),
                    call.function(),
                    call.arguments(),
                    call.filter(),
                    call.distinct(),
                    false,
                    frame);
        }
        if (syntax.filter() != null) {
            throw RayoException.syntax("FILTER with " + syntax.name() + " and OVER is not supported", syntax.position(), null);
        }
        // A filter that the syntax does not have keeps out NULL.
        return new WindowCall(
                new Field(-1, call.function(), call.type()),
                first ? "first_value" : "last_value",
                call.arguments(),
                null,
                false,
                call.filter() != null,
                frame);
    }

    private WindowCall function(FunctionCall call, Frame frame, Context inside) {
        SqlFunction function = calls.find(call);
        String name = call.name().last().text();
        if (function.kind() == SqlFunction.Kind.SCALAR) {
            throw RayoException.syntax(name + " is neither an aggregate nor a window function", call.position(), null);
        }
        if (call.star() || call.distinct() || call.filter() != null) {
            throw RayoException.syntax(
                    (call.star() ? "*" : call.distinct() ? "DISTINCT" : "FILTER") + " goes with aggregates, " + name
                            + " is none",
                    call.position(),
                    null);
        }
        if (call.ignoreNulls() && !NULL_TREATMENT.contains(function.name())) {
            throw RayoException.syntax("IGNORE NULLS means nothing for " + name, call.position(), null);
        }
        List<Expression> arguments = calls.arguments(call, inside);
        Resolution resolution = calls.resolve(function, name, arguments, call.position());
        return new WindowCall(
                new Field(-1, name, resolution.result()),
                function.name(),
                calls.cast(arguments, resolution.arguments(), call.position()),
                null,
                false,
                call.ignoreNulls(),
                FRAMED.contains(function.name()) ? frame : Frame.TO_CURRENT_ROW);
    }

    private Specification resolve(Window window, Windows windows) {
        if (window.base() == null) {
            return new Specification(window.partitionBy(), window.orderBy(), window.frame());
        }
        NamedWindow named = windows.find(window.base());
        if (named == null) {
            throw RayoException.syntax(
                    "no window \"" + window.base() + "\" in this query",
                    window.base().position(),
                    UnknownNames.didYouMean(
                            SimilarNames.of(window.base().text(), windows.names(), 2),
                            windows.names(),
                            "the WINDOW clause has "));
        }
        Specification base = resolve(named.window(), windows);
        if (!window.partitionBy().isEmpty() || !window.orderBy().isEmpty() && !base.orderBy().isEmpty()) {
            throw RayoException.syntax(
                    "the window \"" + window.base() + "\" can only be extended by an order or frame it lacks",
                    window.position(),
                    null);
        }
        return new Specification(
                base.partitionBy(),
                window.orderBy().isEmpty() ? base.orderBy() : window.orderBy(),
                window.frame() == null ? base.frame() : window.frame());
    }

    private Frame frame(Window.@Nullable Frame frame, List<SortKey> order, Context context) {
        if (frame == null) {
            return order.isEmpty() ? Frame.WHOLE_PARTITION : Frame.TO_CURRENT_ROW;
        }
        if (frame.exclusion() != Window.Exclusion.NO_OTHERS) {
            throw RayoException.syntax("EXCLUDE in a window frame is not supported yet", frame.position(), null);
        }
        Unit unit = switch (frame.unit()) {
            case ROWS -> Unit.ROWS;
            case RANGE -> Unit.RANGE;
            case GROUPS -> Unit.GROUPS;
        };
        Bound start = bound(frame.start());
        Bound end = bound(frame.end());
        if (start == Bound.UNBOUNDED_FOLLOWING || end == Bound.UNBOUNDED_PRECEDING || end.compareTo(start) < 0) {
            throw RayoException.syntax(
                    "the frame ends before it starts", frame.position(), "as in ROWS BETWEEN 1 PRECEDING AND CURRENT ROW");
        }
        boolean offsets = frame.start().offset() != null || frame.end().offset() != null;
        if (unit == Unit.GROUPS && order.isEmpty() || unit == Unit.RANGE && offsets && order.size() != 1) {
            throw RayoException.syntax(
                    unit + (unit == Unit.GROUPS ? " needs an ORDER BY" : " with an offset needs one ORDER BY expression"),
                    frame.position(),
                    null);
        }
        if (unit == Unit.RANGE && order.isEmpty()) {
            return Frame.WHOLE_PARTITION;
        }
        return new Frame(
                unit,
                start,
                offset(unit, frame.start(), order, context),
                end,
                offset(unit, frame.end(), order, context));
    }

    private static Bound bound(Window.Bound bound) {
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> Bound.UNBOUNDED_PRECEDING;
            case PRECEDING -> Bound.PRECEDING;
            case CURRENT_ROW -> Bound.CURRENT_ROW;
            case FOLLOWING -> Bound.FOLLOWING;
            case UNBOUNDED_FOLLOWING -> Bound.UNBOUNDED_FOLLOWING;
        };
    }

    /// ROWS and GROUPS count; RANGE adds to the one key, of its type or an interval.
    private @Nullable Expression offset(Unit unit, Window.Bound bound, List<SortKey> order, Context context) {
        if (bound.offset() == null) {
            return null;
        }
        Expression offset = expressions.bind(bound.offset(), context);
        if (unit != Unit.RANGE) {
            return expressions.coercion.cast(offset, Type.BIGINT, bound.position());
        }
        Type key = order.getFirst().expression().type();
        if (key.isNumeric()) {
            return expressions.coercion.cast(offset, key, bound.position());
        }
        if (!key.isTemporal() && key != Type.TIME) {
            throw RayoException.syntax(
                    "RANGE with an offset needs a number or a time to order by, not " + key, bound.position(), null);
        }
        return expressions.coercion.cast(offset, Type.INTERVAL, bound.position());
    }
}
