package dev.rayo.sql.binder;

import dev.rayo.sql.ast.GroupingElement;
import dev.rayo.sql.ast.Name;
import dev.rayo.sql.ast.QueryBody.Distinct;
import dev.rayo.sql.ast.QueryBody.Select;
import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.ast.SyntaxExpression.ColumnReference;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Binds one SELECT with the ORDER BY that belongs to it.
///
/// All its expressions are bound over the columns of FROM first; aggregates and windows leave references behind and
/// are collected. Then the operators are put on each other, and where there are groups the expressions are rewritten
/// to what the groups put out:
///
/// ```text
/// FROM → WHERE → groups → HAVING → windows → QUALIFY → items → DISTINCT → ORDER BY, LIMIT
/// ```
final class SelectBinder {
    private final ExpressionBinder expressions;
    private final CommonTables commonTables;
    private final @Nullable Context outer;
    private final FieldIds ids;

    private List<SelectItems.Item> items = List.of();
    private List<Expression> values = List.of();
    private final Aliases aliases = new Aliases();

    SelectBinder(ExpressionBinder expressions, CommonTables commonTables, @Nullable Context outer) {
        this.expressions = expressions;
        this.commonTables = commonTables;
        this.outer = outer;
        ids = expressions.environment.ids();
    }

    BoundQuery bind(Select select, List<SortItem> orderBy, LimitClause limit) {
        Relation from = select.from() == null
                ? Relation.NOTHING
                : new TableBinder(expressions, commonTables).bind(select.from(), outer);
        Aggregation aggregation = new Aggregation(ids);
        Windows windows = new Windows(ids, select.windows());
        Context plain = Context.plain(from.scope(), commonTables, Clause.WHERE, outer).with(aliases);
        Context full = new Context(from.scope(), commonTables, Clause.SELECT, aggregation, windows, aliases, outer);
        items = SelectItems.expand(select.items(), from.scope(), expressions, select.windows());
        for (SelectItems.Item item : items) {
            if (item.alias() != null && item.syntax() != null) {
                aliases.add(item.alias(), item.syntax());
            }
        }

        Plan plan = from.plan();
        if (select.where() != null) {
            plan = new Plan.Filter(plan, expressions.condition(select.where(), plain));
        }
        Plan input = plan;
        GroupBinder groups = new GroupBinder(expressions, plain.in(Clause.GROUP_BY), items);
        boolean all = select.groupBy().size() == 1 && select.groupBy().getFirst() instanceof GroupingElement.All;
        if (!select.groupBy().isEmpty() && !all) {
            aggregation.groupBy(groups.bind(select.groupBy()));
        }
        values = bindItems(groups, full);
        if (all) {
            Grouping byAll = GroupBinder.all(values, aggregation, windows, ids, from.scope());
            if (byAll != null) {
                aggregation.groupBy(byAll);
            }
        }
        Context grouped = new Context(from.scope(), commonTables, Clause.HAVING, aggregation, null, aliases, outer);
        Expression having = select.having() == null ? null : expressions.condition(select.having(), grouped);
        Expression qualify =
                select.qualify() == null ? null : expressions.condition(select.qualify(), full.in(Clause.QUALIFY));
        List<Expression> distinctOn = select.distinct() == null
                ? List.of()
                : bindDistinctOn(select.distinct(), full.in(Clause.DISTINCT_ON));
        List<SortKey> order = bindOrder(orderBy, full.in(Clause.ORDER_BY));

        UnaryOperator<Expression> rewrite = UnaryOperator.identity();
        boolean aggregated = aggregation.grouping() != null
                || having != null
                || !aggregation.measures().isEmpty();
        if (aggregated) {
            Grouping grouping = aggregation.grouping() == null ? Grouping.none(ids) : aggregation.grouping();
            rewrite = expression -> overGroups(expression, grouping, input);
            values = values.stream().map(rewrite).toList();
            plan = grouping.over(plan, aggregation.measures());
        }
        if (having != null) {
            plan = new Plan.Filter(plan, rewrite.apply(having));
        }
        plan = windows.over(plan, rewrite);
        if (select.qualify() != null && qualify != null) {
            if (windows.isEmpty()) {
                throw RayoException.syntax(
                        "QUALIFY needs a window function",
                        Objects.requireNonNull(select.qualify()).position(),
                        "use WHERE, or HAVING for aggregates");
            }
            plan = new Plan.Filter(plan, rewrite.apply(qualify));
        }
        UnaryOperator<Expression> finish = rewrite;
        List<SortKey> keys = order.stream()
                .map(key -> new SortKey(finish.apply(key.expression()), key.ascending(), key.nullsFirst()))
                .toList();
        List<Expression> on = distinctOn.stream().map(finish).toList();
        return new BoundQuery(project(plan, select.distinct(), on, keys, limit));
    }

    private List<Expression> bindItems(GroupBinder groups, Context full) {
        List<Expression> bound = new ArrayList<>();
        Aliases soFar = new Aliases();
        for (SelectItems.Item item : items) {
            if (item.column() != null) {
                bound.add(item.column());
                continue;
            }
            SyntaxExpression syntax = Objects.requireNonNull(item.syntax());
            Expression key = groups.keyOf(syntax);
            bound.add(key != null ? key : expressions.bind(syntax, full.with(soFar.soFar())));
            if (item.alias() != null) {
                soFar.add(item.alias(), syntax);
            }
        }
        return bound;
    }

    private Expression overGroups(Expression expression, Grouping grouping, Plan input) {
        Expression rewritten = grouping.rewrite(expression);
        Reference ungrouped = grouping.ungrouped(rewritten, input);
        if (ungrouped != null) {
            throw RayoException.syntax(
                    "the column \"" + ungrouped.name() + "\" is neither in GROUP BY nor in an aggregate",
                    expressions.positionOf(ungrouped.id()),
                    "add it to GROUP BY, or use any_value(" + ungrouped.name() + ") if any of its values will do");
        }
        return rewritten;
    }

    // --- ORDER BY and DISTINCT ON --------------------------------------------------------------------------------

    private List<SortKey> bindOrder(List<SortItem> orderBy, Context context) {
        List<SortKey> keys = new ArrayList<>();
        for (SortItem item : orderBy) {
            switch (item) {
                case SortItem.Key key when key.expression() instanceof SyntaxExpression.Row _ ->
                    SortKeys.add(key, syntax -> expressions.bind(syntax, context), keys);
                case SortItem.Key key ->
                    SortKeys.add(key, syntax -> ordinalOrExpression(syntax, "ORDER BY", context), keys);
                case SortItem.All all -> values.forEach(value -> keys.add(SortKeys.of(value, all)));
            }
        }
        return keys;
    }

    private List<Expression> bindDistinctOn(Distinct distinct, Context context) {
        return distinct.on().stream()
                .flatMap(each -> RowBinder.values(each).stream())
                .map(each -> ordinalOrExpression(each, "DISTINCT ON", context))
                .toList();
    }

    /// An ordinal or the bare name of an item stands for the item; other names are those of columns first.
    private Expression ordinalOrExpression(SyntaxExpression syntax, String clause, Context context) {
        if (syntax instanceof SyntaxExpression.IntegerLiteral ordinal) {
            return values.get(GroupBinder.ordinal(ordinal.value(), items.size(), clause, ordinal.position()));
        }
        if (syntax instanceof ColumnReference reference && reference.parts().size() == 1) {
            Name name = reference.parts().getFirst();
            for (int i = 0; i < items.size(); i++) {
                Name alias = items.get(i).alias();
                if (alias != null && alias.matches(name)) {
                    return values.get(i);
                }
            }
        }
        return expressions.bind(syntax, context);
    }

    // --- the top of the plan -------------------------------------------------------------------------------------

    /// Computes the items, and beside them what only the order or DISTINCT ON needs and the end drops again.
    private Plan project(
            Plan plan, @Nullable Distinct distinct, List<Expression> distinctOn, List<SortKey> order, LimitClause limit) {
        List<Assignment> assignments = new ArrayList<>();
        Set<Integer> free = new HashSet<>();
        plan.output().forEach(field -> free.add(field.id()));
        for (int i = 0; i < items.size(); i++) {
            assignments.add(assign(items.get(i).name(), values.get(i), free));
        }
        List<Assignment> shown = List.copyOf(assignments);
        List<Expression> on = distinctOn.stream()
                .map(each -> (Expression) columnOf(each, assignments, free))
                .toList();
        List<SortKey> keys = order.stream()
                .map(key -> new SortKey(
                        columnOf(key.expression(), assignments, free), key.ascending(), key.nullsFirst()))
                .toList();
        boolean hidden = assignments.size() > shown.size();
        Plan result = isIdentity(plan, assignments) ? plan : new Plan.Project(plan, assignments);
        if (distinct != null && distinct.on().isEmpty()) {
            if (hidden) {
                throw RayoException.syntax(
                        "with DISTINCT, what ORDER BY names must be in the SELECT list",
                        distinct.position(),
                        "add it to the SELECT list, or use GROUP BY and order by an aggregate");
            }
            result = distinct(result);
        } else if (distinct != null) {
            result = new Plan.DistinctOn(result, on, keys);
        }
        result = limit.apply(result, keys, ids);
        return hidden ? new Plan.Project(result, identities(shown)) : result;
    }

    /// A column of the input keeps its field if its name does not change and nothing else in the row has it.
    ///
    /// @param free fields of the input that the row does not have yet
    private Assignment assign(String name, Expression value, Set<Integer> free) {
        if (value instanceof Reference column && column.name().equals(name) && free.remove(column.id())) {
            return new Assignment(new Field(column.id(), name, column.type()), column);
        }
        return new Assignment(ids.field(name, value.type()), value);
    }

    private Reference columnOf(Expression expression, List<Assignment> assignments, Set<Integer> free) {
        for (Assignment each : assignments) {
            if (each.expression().equals(expression)) {
                return Reference.to(each.field());
            }
        }
        Assignment added = assign(expression instanceof Reference column ? column.name() : "key", expression, free);
        assignments.add(added);
        return Reference.to(added.field());
    }

    private static boolean isIdentity(Plan plan, List<Assignment> assignments) {
        return assignments.stream().allMatch(Assignment::isIdentity)
                && plan.output().equals(assignments.stream().map(Assignment::field).toList());
    }

    private static List<Assignment> identities(List<Assignment> shown) {
        return shown.stream()
                .map(each -> new Assignment(each.field(), Reference.to(each.field())))
                .toList();
    }

    /// Each row once.
    static Plan distinct(Plan plan) {
        List<Assignment> keys = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (Field field : plan.output()) {
            indexes.add(keys.size());
            keys.add(new Assignment(field, Reference.to(field)));
        }
        return new Aggregate(plan, keys, List.of(indexes), List.of(), null);
    }
}
