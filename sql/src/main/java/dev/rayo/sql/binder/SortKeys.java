package dev.rayo.sql.binder;

import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.ast.SyntaxExpression;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// From ORDER BY items to sort keys: ascending and NULLs last unless said otherwise.
final class SortKeys {
    private SortKeys() {}

    static SortKey of(Expression expression, SortItem item) {
        return new SortKey(
                expression,
                item.direction() == SortItem.Direction.ASCENDING,
                item.nulls() == SortItem.Nulls.FIRST);
    }

    /// The key of an ORDER BY item, or those of a row's values. NULL in a row is the greatest value, whatever the item
    /// says of NULLs. Constants order nothing.
    ///
    /// @param bind binds what is no row
    static void add(SortItem.Key item, Function<SyntaxExpression, Expression> bind, List<SortKey> keys) {
        for (SyntaxExpression syntax : RowBinder.values(item.expression())) {
            Expression expression = bind.apply(syntax);
            if (!(expression instanceof Expression.Literal)) {
                SortKey key = of(expression, item);
                boolean isInRow = syntax != item.expression();
                keys.add(isInRow ? new SortKey(expression, key.ascending(), !key.ascending()) : key);
            }
        }
    }

    /// The keys of an ORDER BY inside a call or a window, where numbers are no ordinals.
    static List<SortKey> plain(List<SortItem> items, ExpressionBinder expressions, Context context) {
        List<SortKey> keys = new ArrayList<>();
        for (SortItem item : items) {
            switch (item) {
                case SortItem.Key key -> add(key, syntax -> expressions.bind(syntax, context), keys);
                case SortItem.All all ->
                    throw RayoException.syntax("ORDER BY ALL belongs to a whole query", all.position(), null);
            }
        }
        return keys;
    }
}
