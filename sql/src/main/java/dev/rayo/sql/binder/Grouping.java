package dev.rayo.sql.binder;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.DeepTree;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.FieldIds;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.PlanReferences;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query groups by, and what its expressions become above the groups.
///
/// A key that is a column keeps its field, so that whatever names the column names the key. It cannot where there are
/// several grouping sets: there the key is NULL where the column is not.
final class Grouping {
    private final FieldIds ids;
    private final List<Expression> keys;
    private final List<List<Integer>> sets;
    private final Scope scope;
    private final List<Field> fields = new ArrayList<>();
    private @Nullable Field groupingId;

    /// @param scope the columns of the query itself; those of an outer query are computed below like expressions
    Grouping(FieldIds ids, List<Expression> keys, List<List<Integer>> sets, Scope scope) {
        this.ids = ids;
        this.keys = keys;
        this.sets = sets;
        this.scope = scope;
        for (Expression key : keys) {
            fields.add(
                    key instanceof Reference column && scope.has(column) && sets.size() == 1
                            ? new Field(column.id(), column.name(), column.type())
                            : ids.field(key instanceof Reference column ? column.name() : "key", key.type()));
        }
    }

    /// One group of all rows.
    static Grouping none(FieldIds ids) {
        return new Grouping(ids, List.of(), List.of(List.of()), Scope.EMPTY);
    }

    /// `GROUPING(arguments)`: a bit per argument, the last one lowest, set where the row's grouping set lacks it.
    Expression groupingOf(List<Expression> arguments, int position) {
        List<Integer> indexes = new ArrayList<>();
        for (Expression argument : arguments) {
            int index = keys.indexOf(argument);
            if (index < 0) {
                throw RayoException.syntax("the argument of GROUPING is not in GROUP BY", position, null);
            }
            indexes.add(index);
        }
        List<Literal> masks = new ArrayList<>();
        for (List<Integer> set : sets) {
            long mask = 0;
            for (int index : indexes) {
                mask = mask << 1 | (set.contains(index) ? 0 : 1);
            }
            masks.add(new Literal(mask, Type.BIGINT));
        }
        if (masks.stream().distinct().count() == 1) {
            return masks.getFirst();
        }
        if (groupingId == null) {
            groupingId = ids.field("grouping_id", Type.INTEGER);
        }
        List<Case.Branch> branches = new ArrayList<>();
        for (int i = 0; i < masks.size() - 1; i++) {
            Expression isSet =
                    new Compare(Compare.Op.EQ, Reference.to(groupingId), new Literal((long) i, Type.INTEGER));
            branches.add(new Case.Branch(isSet, masks.get(i)));
        }
        return new Case(branches, masks.getLast());
    }

    /// The groups of `input` with their aggregates. Keys that are not columns are computed below.
    Plan over(Plan input, List<Aggregate.Measure> measures) {
        List<Assignment> computed = new ArrayList<>();
        List<Assignment> assigned = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Field field = fields.get(i);
            if (keys.get(i) instanceof Reference column && scope.has(column)) {
                assigned.add(new Assignment(field, column));
            } else {
                Field below = sets.size() == 1 ? field : ids.fresh(field);
                computed.add(new Assignment(below, keys.get(i)));
                assigned.add(new Assignment(field, Reference.to(below)));
            }
        }
        Plan below = input;
        if (!computed.isEmpty()) {
            List<Assignment> all = new ArrayList<>();
            input.output().forEach(field -> all.add(new Assignment(field, Reference.to(field))));
            all.addAll(computed);
            below = new Plan.Project(input, all);
        }
        return new Aggregate(below, assigned, sets, measures, groupingId);
    }

    /// `expression` over the groups: keys in the place of what they were computed from.
    Expression rewrite(Expression expression) {
        return DeepTree.replace(expression, this::replacement);
    }

    private @Nullable Expression replacement(Expression expression) {
        if (expression instanceof Literal) {
            return null;
        }
        int index = keys.indexOf(expression);
        return index < 0 ? null : Reference.to(fields.get(index));
    }

    /// The first column of `input` that `rewritten` names although the groups do not have it, or null.
    @Nullable Reference ungrouped(Expression rewritten, Plan input) {
        Set<Integer> hidden = new HashSet<>();
        input.output().forEach(field -> hidden.add(field.id()));
        fields.forEach(field -> hidden.remove(field.id()));
        for (Reference reference : PlanReferences.of(rewritten).values()) {
            if (hidden.contains(reference.id())) {
                return reference;
            }
        }
        return null;
    }
}
