package dev.rayo.sql.binder;

import dev.rayo.sql.ast.SortItem;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.SortKey;
import java.util.ArrayList;
import java.util.List;

/// From ORDER BY items to sort keys: ascending and NULLs last unless said otherwise.
final class SortKeys {
    private SortKeys() {}

    static SortKey of(Expression expression, SortItem item) {
        return new SortKey(
                expression,
                item.direction() == SortItem.Direction.ASCENDING,
                item.nulls() == SortItem.Nulls.FIRST);
    }

    /// The keys of an ORDER BY inside a call or a window, where numbers are no ordinals. Constants order nothing.
    static List<SortKey> plain(List<SortItem> items, ExpressionBinder expressions, Context context) {
        List<SortKey> keys = new ArrayList<>();
        for (SortItem item : items) {
            switch (item) {
                case SortItem.Key key -> {
                    Expression expression = expressions.bind(key.expression(), context);
                    if (!(expression instanceof Expression.Literal)) {
                        keys.add(of(expression, key));
                    }
                }
                case SortItem.All all ->
                    throw RayoException.syntax("ORDER BY ALL belongs to a whole query", all.position(), null);
            }
        }
        return keys;
    }
}
