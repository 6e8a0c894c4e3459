package dev.rayo.sql.optimizer.rule;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.optimizer.Rule;
import dev.rayo.sql.optimizer.RuleContext;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.References;
import dev.rayo.sql.optimizer.analysis.Substitution;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate;
import dev.rayo.sql.plan.Plan.Project;
import dev.rayo.sql.plan.Plan.With;
import dev.rayo.sql.plan.PlanTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Groups by no key that the others determine: constants, columns that a filter or an inner join makes equal to another
/// key, and expressions over other keys (`GROUP BY x, x + 1`). They are computed from the groups. One key always stays.
public final class PruneGroupKeys implements Rule {
    @Override
    public Plan apply(Plan plan, RuleContext context) {
        KnownTerms known = new KnownTerms();
        PlanTree.visit(plan, node -> {
            if (node instanceof With with) {
                with.shared().forEach(shared -> known.share(shared.id(), shared.plan()));
            }
        });
        return PlanTree.rewrite(plan, node -> node instanceof Aggregate aggregate ? prune(aggregate, known) : node);
    }

    private static Plan prune(Aggregate aggregate, KnownTerms known) {
        if (aggregate.keys().size() < 2 || aggregate.groupingSets().size() != 1) {
            return aggregate;
        }
        Determined determined = new Determined(aggregate, known);
        Map<Integer, Expression> computed = determined.find();
        if (computed.isEmpty()) {
            return aggregate;
        }
        List<Assignment> keys = aggregate.keys().stream()
                .filter(key -> !computed.containsKey(key.field().id()))
                .toList();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            all.add(i);
        }
        Plan pruned =
                new Aggregate(aggregate.input(), keys, List.of(all), aggregate.measures(), aggregate.groupingId());
        List<Assignment> assignments = new ArrayList<>();
        for (Field field : aggregate.output()) {
            assignments.add(new Assignment(field, computed.getOrDefault(field.id(), Reference.to(field))));
        }
        return new Project(pruned, assignments);
    }

    /// Finds the keys of one aggregate that others determine.
    private static final class Determined {
        private final Aggregate aggregate;
        private final Map<Integer, Set<Expression>> known;
        private final ColumnEqualities equalities;
        /// What the projection below the aggregate computes, by field.
        private final Map<Integer, Expression> below = new HashMap<>();
        /// Of the columns that stay keys: the key's output field.
        private final Map<Integer, Expression> kept = new LinkedHashMap<>();
        /// Of the keys that do not stay: what they are computed from.
        private final Map<Integer, Expression> computed = new HashMap<>();

        Determined(Aggregate aggregate, KnownTerms known) {
            this.aggregate = aggregate;
            this.known = known.of(aggregate.input());
            this.equalities = ColumnEqualities.of(aggregate.input());
            if (aggregate.input() instanceof Project project) {
                project.assignments().forEach(each -> below.put(each.field().id(), each.expression()));
            }
        }

        /// The determined keys' output fields, and what they are computed from.
        Map<Integer, Expression> find() {
            for (Assignment key : aggregate.keys()) {
                Expression origin = origin(key);
                Literal constant = constant(key, origin);
                if (constant != null) {
                    computed.put(key.field().id(), constant);
                } else if (origin instanceof Reference column) {
                    addColumn(key, column);
                }
            }
            for (Assignment key : aggregate.keys()) {
                Expression origin = origin(key);
                if (!(origin instanceof Reference) && !(origin instanceof Literal) && isOverKept(origin)) {
                    computed.put(key.field().id(), Substitution.of(kept).apply(origin));
                }
            }
            if (computed.size() == aggregate.keys().size()) {
                computed.remove(aggregate.keys().getFirst().field().id());
            }
            return computed;
        }

        private Expression origin(Assignment key) {
            return key.expression() instanceof Reference column
                    ? below.getOrDefault(column.id(), column)
                    : key.expression();
        }

        /// A zero may be negative, and 0 and -0 are one group: floating-point keys stay as they are.
        private static boolean isExact(Expression expression) {
            return !expression.type().isFloating() && !expression.type().isNested();
        }

        private @Nullable Literal constant(Assignment key, Expression origin) {
            if (origin instanceof Literal literal) {
                return literal;
            }
            if (key.expression() instanceof Reference column && isExact(column)) {
                for (Expression term : known.getOrDefault(column.id(), Set.of())) {
                    if (term instanceof Compare(Compare.Op op, Reference same, Literal value)
                            && op == Compare.Op.EQ
                            && same.id() == column.id()) {
                        return value;
                    }
                }
            }
            return null;
        }

        private void addColumn(Assignment key, Reference column) {
            for (Map.Entry<Integer, Expression> other : kept.entrySet()) {
                if (isExact(column) && equalities.areEqual(other.getKey(), column.id())) {
                    computed.put(key.field().id(), other.getValue());
                    return;
                }
            }
            kept.put(column.id(), Reference.to(key.field()));
        }

        private boolean isOverKept(Expression expression) {
            if (!Determinism.isRepeatable(expression) || References.none(expression)) {
                return false;
            }
            BitSet columns = new BitSet();
            kept.forEach((id, field) -> columns.set(id, isExact(field)));
            return References.within(expression, columns);
        }
    }
}
