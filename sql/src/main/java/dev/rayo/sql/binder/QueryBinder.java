package dev.rayo.sql.binder;

import dev.rayo.sql.ast.Query;
import dev.rayo.sql.ast.QueryBody;
import dev.rayo.sql.ast.SelectItem;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binds a query expression: its WITH clause, its body, its order and limit.
final class QueryBinder {
    private final Environment environment;
    private final CommonTables enclosing;
    private final @Nullable Context outer;
    private final ExpressionBinder expressions;

    /// @param outer the place of the enclosing query, whose columns this one may use; or null
    QueryBinder(Environment environment, CommonTables enclosing, @Nullable Context outer) {
        this.environment = environment;
        this.enclosing = enclosing;
        this.outer = outer;
        expressions = new ExpressionBinder(environment);
    }

    BoundQuery bind(Query query) {
        CommonTables tables = CommonTables.bind(query.with(), environment, enclosing, outer);
        LimitClause limit = LimitClause.bind(query, expressions, tables);
        Plan plan;
        if (query.body() instanceof QueryBody.Select select) {
            plan = new SelectBinder(expressions, tables, outer)
                    .bind(select, query.orderBy(), limit)
                    .plan();
        } else {
            Plan body = body(query.body(), tables);
            Scope scope = outputScope(query.body(), body);
            plan = limit.apply(body, order(query.orderBy(), body, scope, tables), environment.ids());
        }
        return new BoundQuery(tables == enclosing ? plan : tables.define(plan, environment.ids()));
    }

    private Plan body(QueryBody body, CommonTables tables) {
        return switch (body) {
            case QueryBody.Select select ->
                new SelectBinder(expressions, tables, outer)
                        .bind(select, List.of(), LimitClause.NONE)
                        .plan();
            case QueryBody.SetOperation operation ->
                new SetOperationBinder(environment, expressions.coercion)
                        .bind(
                                operation,
                                operation.operands().stream()
                                        .map(each -> body(each, tables))
                                        .toList());
            case QueryBody.Values values -> values(values, tables);
            case QueryBody.Table table -> {
                SelectItem star = new SelectItem.Star(null, List.of(), List.of(), List.of(), table.position());
                QueryBody.Select select = new QueryBody.Select(
                        null, List.of(star), table.table(), null, List.of(), null, List.of(), null, table.position());
                yield body(select, tables);
            }
            case QueryBody.Nested nested ->
                new QueryBinder(environment, tables, outer).bind(nested.query()).plan();
        };
    }

    /// Columns `col0`, `col1`, …, each of the type that its values share.
    private Plan values(QueryBody.Values values, CommonTables tables) {
        return values(values, tables, null);
    }

    /// `VALUES` for columns of the `wanted` types, to which every value is converted; the caller knows that there are as
    /// many.
    Plan values(QueryBody.Values values, List<Type> wanted) {
        return values(values, enclosing, wanted);
    }

    private Plan values(QueryBody.Values values, CommonTables tables, @Nullable List<Type> wanted) {
        Context context = Context.plain(Scope.EMPTY, tables, Clause.VALUES, outer);
        int width = values.rows().getFirst().size();
        List<List<Expression>> rows = new ArrayList<>();
        for (List<SyntaxExpression> row : values.rows()) {
            if (row.size() != width) {
                throw RayoException.syntax(
                        "the rows of VALUES have " + width + " and " + row.size() + " values",
                        row.isEmpty() ? values.position() : row.getFirst().position(),
                        null);
            }
            rows.add(expressions.bindAll(row, context));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            List<Expression> all = rows.stream().map(row -> row.get(column)).toList();
            int position = values.rows().getFirst().get(column).position();
            Type type = wanted == null ? expressions.coercion.common(all, "VALUES", position) : wanted.get(i);
            fields.add(environment.ids().field("col" + i, type));
        }
        List<List<Expression>> cast = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<Expression> row = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                int position = values.rows().get(r).get(i).position();
                row.add(expressions.coercion.cast(rows.get(r).get(i), fields.get(i).type(), position));
            }
            cast.add(row);
        }
        return new Plan.Values(fields, cast);
    }

    /// The columns that ORDER BY can name when the body is no SELECT: those of the output, and for a set operation
    /// also by the names they have in its other operands.
    private static Scope outputScope(QueryBody body, Plan plan) {
        List<String> names = plan.output().stream().map(Field::name).toList();
        List<Scope.Column> columns =
                new ArrayList<>(Scope.of("", BoundQuery.distinct(names), plan.output()).columns());
        if (body instanceof QueryBody.SetOperation operation && !operation.byName()) {
            for (QueryBody operand : operation.operands()) {
                List<String> others = operand instanceof QueryBody.Select select ? aliases(select) : List.of();
                for (int i = 0; i < Math.min(others.size(), names.size()); i++) {
                    String other = others.get(i);
                    if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(other))) {
                        columns.add(new Scope.Column("", other, Reference.to(plan.output().get(i))));
                    }
                }
            }
        }
        return new Scope(columns);
    }

    private static List<String> aliases(QueryBody.Select select) {
        List<String> names = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (!(item instanceof SelectItem.Value value)) {
                return List.of();
            }
            names.add(
                    value.alias() != null
                            ? value.alias().text()
                            : value.expression() instanceof SyntaxExpression.ColumnReference reference
                                    ? reference.parts().getLast().text()
                                    : "");
        }
        return names;
    }

    private List<SortKey> order(List<SortItem> items, Plan plan, Scope scope, CommonTables tables) {
        Context context = Context.plain(scope, tables, Clause.ORDER_BY, outer);
        List<SortKey> keys = new ArrayList<>();
        for (SortItem item : items) {
            switch (item) {
                case SortItem.All all ->
                    plan.output().forEach(field -> keys.add(SortKeys.of(Reference.to(field), all)));
                case SortItem.Key key when key.expression() instanceof SyntaxExpression.IntegerLiteral ordinal -> {
                    int index = GroupBinder.ordinal(
                            ordinal.value(), plan.output().size(), "ORDER BY", ordinal.position());
                    keys.add(SortKeys.of(Reference.to(plan.output().get(index)), key));
                }
                case SortItem.Key key -> SortKeys.add(key, syntax -> expressions.bind(syntax, context), keys);
            }
        }
        return keys;
    }
}
