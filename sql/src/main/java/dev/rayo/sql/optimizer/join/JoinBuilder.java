package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.optimizer.analysis.Conjunction;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Filter;
import dev.rayo.sql.plan.Plan.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Makes the plan of a [JoinTree]: every predicate at the lowest join that has all it reads, equations as keys.
final class JoinBuilder {
    private final JoinGraph graph;

    JoinBuilder(JoinGraph graph) {
        this.graph = graph;
    }

    Plan build(JoinTree tree) {
        JoinTree left = tree.left();
        JoinTree right = tree.right();
        if (left == null || right == null) {
            return graph.relations.get(Long.numberOfTrailingZeros(tree.relations())).plan();
        }
        Plan leftPlan = build(left);
        Plan rightPlan = build(right);
        Attachment attachment = graph.attachment(right.relations());
        return attachment == null
                ? inner(left.relations(), leftPlan, right.relations(), rightPlan)
                : attached(attachment.join(), left.relations(), leftPlan, right.relations(), rightPlan, tree.flipped());
    }

    private Plan inner(long left, Plan leftPlan, long right, Plan rightPlan) {
        List<EquivalenceClass> connecting =
                graph.classes.stream().filter(each -> each.connects(left, right)).toList();
        List<Join.Key> keys = new ArrayList<>();
        for (EquivalenceClass each : connecting) {
            Expression ofLeft = each.memberIn(left, connecting);
            keys.add(new Join.Key(ofLeft, each.memberIn(right, connecting), Compare.Op.EQ));
        }
        List<Expression> residual = new ArrayList<>();
        for (Condition condition : completed(left, right)) {
            if (condition.isKeyBetween(left, right)) {
                Join.Key key = Objects.requireNonNull(condition.key());
                boolean asWritten = Condition.isWithin(condition.left(), left);
                keys.add(asWritten ? key : new Join.Key(key.right(), key.left(), key.op()));
            } else {
                residual.add(condition.predicate());
            }
        }
        return new Join(
                Join.Kind.INNER, leftPlan, rightPlan, keys, Conjunction.orNull(residual), null, false);
    }

    /// Predicates that read something new of an attached relation are tested after it is there.
    private Plan attached(Join join, long left, Plan leftPlan, long right, Plan rightPlan, boolean flipped) {
        Plan plan;
        if (flipped) {
            List<Join.Key> keys = join.keys().stream()
                    .map(key -> new Join.Key(key.right(), key.left(), key.op()))
                    .toList();
            plan = new Join(Join.Kind.RIGHT, rightPlan, leftPlan, keys, join.residual(), null, false);
        } else {
            plan = new Join(join.kind(), leftPlan, rightPlan, join.keys(), join.residual(), join.mark(), false);
        }
        List<Expression> terms =
                completed(left, right).stream().map(Condition::predicate).toList();
        return terms.isEmpty() ? plan : new Filter(plan, Conjunction.of(terms));
    }

    /// Conditions that can be tested here and neither further left nor further right.
    private List<Condition> completed(long left, long right) {
        List<Condition> completed = new ArrayList<>();
        for (Condition condition : graph.conditions) {
            if (Condition.isWithin(condition.relations(), left | right)
                    && !Condition.isWithin(condition.relations(), left)
                    && !Condition.isWithin(condition.relations(), right)) {
                completed.add(condition);
            }
        }
        return completed;
    }
}
