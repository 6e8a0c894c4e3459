package dev.rayo.engine.operator.join;

import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan.Join;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where a join finds its columns. The rows of the side that is built are kept with all columns of its layout, then those
/// keys that are no plain column. Immutable.
///
/// @param keys         of which the left expression is over the probe, the right one over the build side
/// @param keyColumns   the kept column of each key
/// @param computedKeys build expressions that are kept beside the build layout, in the order of their columns
/// @param storedTypes  types of all kept columns
record JoinLayout(
        Join plan,
        List<Join.Key> keys,
        List<Field> probe,
        List<Field> build,
        QueryContext query,
        int[] keyColumns,
        List<Expression> computedKeys,
        List<Type> storedTypes) {
    /// @param left  the layout of the chunks of the join's left side
    /// @param right the layout of the chunks of its right side
    static JoinLayout of(Join plan, List<Field> left, List<Field> right, QueryContext query) {
        boolean turned = plan.build() == Join.Side.LEFT;
        List<Join.Key> keys =
                turned ? plan.keys().stream().map(Join.Key::turned).toList() : plan.keys();
        List<Field> build = turned ? left : right;
        List<Type> types = new ArrayList<>();
        build.forEach(field -> types.add(field.type()));
        List<Expression> computed = new ArrayList<>();
        int[] keyColumns = new int[keys.size()];
        for (int i = 0; i < keyColumns.length; i++) {
            Expression key = keys.get(i).right();
            keyColumns[i] = key instanceof Reference reference ? Field.position(build, reference.id()) : -1;
            if (keyColumns[i] < 0) {
                keyColumns[i] = types.size();
                types.add(key.type());
                computed.add(key);
            }
        }
        return new JoinLayout(
                plan,
                keys,
                List.copyOf(turned ? right : left),
                List.copyOf(build),
                query,
                keyColumns,
                List.copyOf(computed),
                List.copyOf(types));
    }

    /// Probe columns, then build columns: what a residual sees.
    List<Field> both() {
        List<Field> fields = new ArrayList<>(probe);
        fields.addAll(build);
        return fields;
    }

    Join.Kind kind() {
        return plan.kind();
    }

    /// Whether the rows that are put out are those of the build side, after all of the probe has been seen.
    boolean buildsOutput() {
        return plan.build() == Join.Side.LEFT;
    }

    /// Whether nothing but the presence of a key matters.
    boolean onlyAsksForKeys() {
        return (kind() == Join.Kind.SEMI || kind() == Join.Kind.ANTI) && !buildsOutput() && plan.residual() == null;
    }

    /// Whether NULL matches NULL in this key.
    boolean nullMatches(int key) {
        return keys.get(key).op() == Compare.Op.NOT_DISTINCT;
    }

    /// Whether equal values of this key are equal numbers of up to 64 bits.
    boolean isWord(int key) {
        return switch (storedTypes.get(keyColumns[key])) {
            case Type.Simple simple ->
                switch (simple) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> true;
                    case NULL, BOOLEAN, REAL, DOUBLE, VARCHAR, BLOB, INTERVAL -> false;
                };
            case Type.Decimal decimal -> decimal.isLong();
            case Type.Array a -> false;
            case Type.Struct s -> false;
            case Type.Mapping m -> false;
        };
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
        return Arrays.copyOf(all, count);
    }

    /// Whether it matters which build rows found a match.
    boolean marksBuild() {
        return kind() == Join.Kind.RIGHT || kind() == Join.Kind.FULL || buildsOutput();
    }
}
