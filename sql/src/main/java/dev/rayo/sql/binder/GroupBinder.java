package dev.rayo.sql.binder;

import dev.rayo.sql.ast.GroupingElement;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.PlanReferences;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds GROUP BY: expressions, ordinals, names of select items, ROLLUP, CUBE and GROUPING SETS.
final class GroupBinder {
    private static final int SETS_MAX = 4096;

    private final ExpressionBinder expressions;
    private final Context context;
    private final List<SelectItems.Item> items;
    private final List<Expression> keys = new ArrayList<>();
    private final IdentityHashMap<SyntaxExpression, Expression> bySyntax = new IdentityHashMap<>();

    GroupBinder(ExpressionBinder expressions, Context context, List<SelectItems.Item> items) {
        this.expressions = expressions;
        this.context = context;
        this.items = items;
    }

    Grouping bind(List<GroupingElement> elements) {
        List<List<Integer>> sets = List.of(List.of());
        for (GroupingElement element : elements) {
            List<List<Integer>> product = new ArrayList<>();
            for (List<Integer> left : sets) {
                for (List<Integer> right : setsOf(element)) {
                    product.add(union(left, right));
                }
            }
            if (product.size() > SETS_MAX) {
                throw RayoException.syntax(
                        "GROUP BY has more than " + SETS_MAX + " grouping sets", element.position(), null);
            }
            sets = product;
        }
        return new Grouping(expressions.environment.ids(), keys, sets, context.scope());
    }

    /// The key that this piece of syntax was bound to, or null.
    @Nullable Expression keyOf(SyntaxExpression syntax) {
        return bySyntax.get(syntax);
    }

    private static List<Integer> union(List<Integer> left, List<Integer> right) {
        List<Integer> both = new ArrayList<>(left);
        right.stream().filter(index -> !both.contains(index)).forEach(both::add);
        return both;
    }

    private List<List<Integer>> setsOf(GroupingElement element) {
        return switch (element) {
            case GroupingElement.Simple simple -> List.of(List.of(key(simple.expression())));
            case GroupingElement.GroupingSet set -> List.of(set(set));
            case GroupingElement.Rollup rollup -> {
                List<List<Integer>> sets = new ArrayList<>();
                List<Integer> prefix = List.of();
                sets.add(prefix);
                for (GroupingElement.GroupingSet set : rollup.sets()) {
                    prefix = union(prefix, set(set));
                    sets.add(prefix);
                }
                yield sets.reversed();
            }
            case GroupingElement.Cube cube -> {
                if (cube.sets().size() > 12) {
                    throw RayoException.syntax("CUBE has more than " + SETS_MAX + " grouping sets", cube.position(), null);
                }
                List<List<Integer>> members = cube.sets().stream().map(this::set).toList();
                List<List<Integer>> sets = new ArrayList<>();
                for (int mask = (1 << members.size()) - 1; mask >= 0; mask--) {
                    List<Integer> set = List.of();
                    for (int i = 0; i < members.size(); i++) {
                        if ((mask >> (members.size() - 1 - i) & 1) == 1) {
                            set = union(set, members.get(i));
                        }
                    }
                    sets.add(set);
                }
                yield sets;
            }
            case GroupingElement.GroupingSets nested -> {
                List<List<Integer>> sets = new ArrayList<>();
                nested.elements().forEach(each -> sets.addAll(setsOf(each)));
                yield sets;
            }
            case GroupingElement.All all ->
                throw RayoException.syntax("GROUP BY ALL stands alone", all.position(), null);
        };
    }

    private List<Integer> set(GroupingElement.GroupingSet set) {
        List<Integer> indexes = List.of();
        for (SyntaxExpression each : set.expressions()) {
            indexes = union(indexes, List.of(key(each)));
        }
        return indexes;
    }

    private int key(SyntaxExpression syntax) {
        Expression key;
        if (syntax instanceof SyntaxExpression.IntegerLiteral ordinal) {
            SelectItems.Item item = items.get(ordinal(ordinal.value(), items.size(), "GROUP BY", ordinal.position()));
            key = item.column() != null ? item.column() : bind(item.syntax());
        } else {
            key = bind(syntax);
        }
        int index = keys.indexOf(key);
        if (index < 0) {
            keys.add(key);
            return keys.size() - 1;
        }
        return index;
    }

    /// Aliases lead to the syntax of their item, which then stands for the same key.
    private Expression bind(@Nullable SyntaxExpression syntax) {
        if (syntax == null) {
            throw new IllegalArgumentException("an item is a column or has syntax");
        }
        Expression known = bySyntax.get(syntax);
        if (known != null) {
            return known;
        }
        SyntaxExpression target = syntax;
        if (syntax instanceof SyntaxExpression.ColumnReference name
                && name.parts().size() == 1
                && context.scope().find(name.parts().getFirst()) == null
                && context.aliases() != null) {
            SyntaxExpression aliased = context.aliases().resolve(name.parts().getFirst(), each -> each);
            target = aliased == null ? syntax : aliased;
        }
        Expression bound = expressions.bind(target, context);
        bySyntax.put(target, bound);
        return bound;
    }

    static int ordinal(BigInteger value, int count, String clause, int position) {
        if (value.signum() <= 0 || value.compareTo(BigInteger.valueOf(count)) > 0) {
            throw RayoException.syntax(
                    clause + " " + value + " is out of range",
                    position,
                    "a number stands for a select item, of which there " + (count == 1 ? "is 1" : "are " + count));
        }
        return value.intValueExact() - 1;
    }

    /// `GROUP BY ALL`: the items that are neither aggregates nor windows, and that read some column. Null where there are
    /// none: then nothing is grouped.
    static @Nullable Grouping all(
            List<Expression> bound, Aggregation aggregation, Windows windows, FieldIds ids, Scope scope) {
        List<Expression> keys = new ArrayList<>();
        for (Expression each : bound) {
            Set<Integer> read = PlanReferences.of(each).keySet();
            boolean computed = read.stream().anyMatch(id -> aggregation.isMeasure(id) || windows.isWindow(id));
            if (!read.isEmpty() && !computed && !keys.contains(each)) {
                keys.add(each);
            }
        }
        if (keys.isEmpty()) {
            return null;
        }
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(i);
        }
        return new Grouping(ids, keys, List.of(all), scope);
    }

}
