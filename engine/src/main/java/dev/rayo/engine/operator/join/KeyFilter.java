package dev.rayo.engine.operator.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a join that has made its table tells those who read rows for it: which values of one key can match. A NULL never
/// can. Made before the join runs; says nothing until the table is there. Thread-safe.
public final class KeyFilter {
    /// So few keys are told one by one.
    static final int LISTED_MAX = 64;

    private record Known(KeyRange range, @Nullable KeySet set, boolean costly, long @Nullable [] listed) {}

    private final Type type;
    private volatile @Nullable Known known;

    /// @param type of the key
    KeyFilter(Type type) {
        this.type = type;
    }

    /// @param range  bounds; [KeyRange#EMPTY] where the type has no words
    /// @param set    null where a test of rows is not worth its price
    /// @param costly whether looking a key up in the join's own table costs more than a test here
    /// @param listed the keys, if they are few words; else null
    void publish(KeyRange range, @Nullable KeySet set, boolean costly, long @Nullable [] listed) {
        known = new Known(range, set, costly, listed);
    }

    /// Null as long as nothing is known, and where there are only [#bounds].
    @Nullable KeySet set() {
        Known now = known;
        return now == null ? null : now.set();
    }

    /// Whether testing rows saves work even where the join follows at once.
    boolean isCheaperThanTable() {
        Known now = known;
        return now != null && now.costly();
    }

    /// What every matching value of `column` meets, for statistics to be compared with; null if nothing is known.
    ///
    /// @param column has the key's type, or the type of a lesser integer
    public @Nullable Expression bounds(Reference column) {
        Known now = known;
        if (now == null || now.listed() == null && now.range().isEmpty()) {
            return null;
        }
        long[] listed = now.listed();
        if (listed != null) {
            List<Literal> values = new ArrayList<>();
            for (long word : listed) {
                values.add(literal(word));
            }
            return values.isEmpty() ? new Literal(false, Type.BOOLEAN) : new In(column, values);
        }
        KeyRange range = now.range();
        return new Logical(
                Logical.Op.AND,
                List.of(
                        new Compare(Compare.Op.GE, column, literal(range.min())),
                        new Compare(Compare.Op.LE, column, literal(range.max()))));
    }

    private Literal literal(long word) {
        Object value = type instanceof Type.Decimal decimal ? BigDecimal.valueOf(word, decimal.scale()) : (Object) word;
        return new Literal(value, type);
    }
}
