package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;

/// Where a join finds its columns. Right rows are kept with all columns of the right layout, then those keys that are
/// no plain column. Immutable.
///
/// @param keyColumns   the kept column of each key
/// @param computedKeys right expressions that are kept beside the right layout, in the order of their columns
/// @param storedTypes  types of all kept columns
record JoinLayout(
        Join plan,
        List<Field> left,
        List<Field> right,
        QueryContext query,
        int[] keyColumns,
        List<Expression> computedKeys,
        List<Type> storedTypes) {
    static JoinLayout of(Join plan, List<Field> left, List<Field> right, QueryContext query) {
        List<Type> types = new ArrayList<>();
        right.forEach(field -> types.add(field.type()));
        List<Expression> computed = new ArrayList<>();
        int[] keyColumns = new int[plan.keys().size()];
        for (int i = 0; i < keyColumns.length; i++) {
            Expression key = plan.keys().get(i).right();
            keyColumns[i] = key instanceof Reference reference ? column(right, reference.id()) : -1;
            if (keyColumns[i] < 0) {
                keyColumns[i] = types.size();
                types.add(key.type());
                computed.add(key);
            }
        }
        return new JoinLayout(
                plan,
                List.copyOf(left),
                List.copyOf(right),
                query,
                keyColumns,
                List.copyOf(computed),
                List.copyOf(types));
    }

    private static int column(List<Field> layout, int id) {
        for (int i = 0; i < layout.size(); i++) {
            if (layout.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /// Left columns, then right columns: what a residual sees.
    List<Field> both() {
        List<Field> fields = new ArrayList<>(left);
        fields.addAll(right);
        return fields;
    }

    Join.Kind kind() {
        return plan.kind();
    }

    /// Whether NULL matches NULL in this key.
    boolean nullMatches(int key) {
        return plan.keys().get(key).op() == Compare.Op.NOT_DISTINCT;
    }

    /// The numbers of all keys, or only of those in which NULL matches NULL.
    int[] keys(boolean onlyNullMatching) {
        int[] all = new int[keyColumns.length];
        int count = 0;
        for (int key = 0; key < all.length; key++) {
            if (!onlyNullMatching || nullMatches(key)) {
                all[count++] = key;
            }
        }
        return java.util.Arrays.copyOf(all, count);
    }

    /// Whether right rows without a match are put out.
    boolean keepsRight() {
        return kind() == Join.Kind.RIGHT || kind() == Join.Kind.FULL;
    }
}
