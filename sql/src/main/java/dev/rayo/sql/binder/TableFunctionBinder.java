package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Argument;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.TableReference.TableFunction;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.function.SimilarNames;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Binds functions in FROM: series of values, and whatever the catalog reads.
final class TableFunctionBinder {
    private static final List<String> KNOWN =
            List.of("range", "generate_series", "read_parquet", "read_csv", "read_json", "read_arrow");

    private final ExpressionBinder expressions;
    private final TableBinder tables;

    TableFunctionBinder(ExpressionBinder expressions, TableBinder tables) {
        this.expressions = expressions;
        this.tables = tables;
    }

    Relation bind(TableFunction call, Context context) {
        String name = call.name().last().key();
        if (name.equals("range") || name.equals("generate_series")) {
            return series(call, name, context);
        }
        List<Object> positional = new ArrayList<>();
        Map<String, Literal> named = new LinkedHashMap<>();
        for (Argument argument : call.arguments()) {
            Literal value = constant(argument.value(), context);
            if (argument.name() != null) {
                named.put(argument.name().key(), value);
            } else if (value.value() == null) {
                throw RayoException.syntax(name + " cannot take NULL", argument.position(), null);
            } else {
                positional.add(value.value());
            }
        }
        Table table = tables.function(name, positional, named, call.position());
        if (table == null) {
            throw RayoException.syntax(
                    "there is no table function " + name,
                    call.position(),
                    UnknownNames.didYouMean(SimilarNames.of(name, KNOWN, 2), KNOWN, "there are "));
        }
        return tables.scan(table);
    }

    /// A constant, or a list or struct of constants.
    private Literal constant(SyntaxExpression syntax, Context context) {
        switch (syntax) {
            case SyntaxExpression.ListLiteral list -> {
                List<Object> values = new ArrayList<>();
                Type element = Type.NULL;
                for (SyntaxExpression each : list.values()) {
                    Literal value = constant(each, context);
                    element = value.type();
                    if (value.value() != null) {
                        values.add(value.value());
                    }
                }
                return new Literal(List.copyOf(values), new Type.Array(element));
            }
            case SyntaxExpression.StructLiteral struct -> {
                List<Object> values = new ArrayList<>();
                List<Type.Struct.Member> members = new ArrayList<>();
                for (SyntaxExpression.Field field : struct.fields()) {
                    Literal value = constant(field.value(), context);
                    values.add(Objects.requireNonNullElse(value.value(), ""));
                    members.add(new Type.Struct.Member(field.name().text(), value.type()));
                }
                return new Literal(List.copyOf(values), new Type.Struct(members));
            }
            // A bare word, as in `delim = tab` or `columns = all`, is text.
            case SyntaxExpression.ColumnReference word when word.parts().size() == 1 -> {
                return new Literal(word.parts().getFirst().text(), Type.VARCHAR);
            }
            default -> {}
        }
        Expression bound = expressions.bind(syntax, context);
        if (!(bound instanceof Literal literal)) {
            throw RayoException.syntax("an argument of a table function must be a constant", syntax.position(), null);
        }
        return literal;
    }

    private Relation series(TableFunction call, String name, Context context) {
        int position = call.position();
        List<Expression> arguments = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            arguments.add(expressions.bind(argument.value(), context));
        }
        if (arguments.isEmpty() || arguments.size() > 3) {
            throw RayoException.syntax(
                    name + " takes one to three arguments", position, name + "(start, stop, step)");
        }
        boolean temporal = arguments.stream().anyMatch(each -> each.type().isTemporal());
        Type type = temporal ? Type.TIMESTAMP : Type.BIGINT;
        boolean valid = temporal
                ? arguments.size() == 3 && arguments.get(2).type() == Type.INTERVAL
                : arguments.stream().allMatch(each -> each.type().isInteger() || each.type() == Type.NULL);
        if (!valid) {
            throw RayoException.syntax(
                    name + " makes integers, or timestamps with an interval as third argument",
                    position,
                    name + "(1, 10, 2) or " + name + "(TIMESTAMP '2024-01-01', TIMESTAMP '2024-02-01', INTERVAL 1 DAY)");
        }
        boolean onlyStop = arguments.size() == 1;
        Expression start = onlyStop ? new Literal(0L, Type.BIGINT) : arguments.get(0);
        Expression stop = onlyStop ? arguments.get(0) : arguments.get(1);
        Expression step = arguments.size() == 3 ? arguments.get(2) : new Literal(1L, Type.BIGINT);
        Coercion coercion = expressions.coercion;
        step = coercion.cast(step, temporal ? Type.INTERVAL : Type.BIGINT, position);
        if (step instanceof Literal(Object value, Type t) && (Long.valueOf(0).equals(value) || Interval.ZERO.equals(value))) {
            throw RayoException.syntax("the step of " + name + " cannot be 0", position, null);
        }
        Field field = expressions.environment.ids().field(name, type);
        Plan plan = new Plan.Series(
                field,
                coercion.cast(start, type, position),
                coercion.cast(stop, type, position),
                step,
                name.equals("generate_series"));
        return new Relation(plan, Scope.of(name, List.of(name), plan.output()));
    }
}
