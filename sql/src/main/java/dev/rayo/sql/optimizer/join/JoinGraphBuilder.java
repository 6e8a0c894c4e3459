package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.optimizer.analysis.Filtering;
import dev.rayo.sql.optimizer.cardinality.CardinalityEstimator;
import dev.rayo.sql.optimizer.cardinality.ColumnEstimate;
import dev.rayo.sql.optimizer.cardinality.Estimate;
import dev.rayo.sql.optimizer.cardinality.JoinEstimator;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sorts the predicates of a region into filters of single relations, classes of equal columns, and conditions.
final class JoinGraphBuilder {
    private final JoinRegion region;
    private final CardinalityEstimator estimator;
    private final long attached;
    /// Filters of single relations.
    private final List<List<Expression>> filters = new ArrayList<>();
    /// Each column that is made equal to others, and the column that stands for its class.
    private final Map<Expression, Expression> representatives = new LinkedHashMap<>();
    private final List<Expression> spanning = new ArrayList<>();
    /// Predicates that read no relation.
    final List<Expression> constants = new ArrayList<>();

    JoinGraphBuilder(JoinRegion region, CardinalityEstimator estimator) {
        this.region = region;
        this.estimator = estimator;
        long attachedLeaves = 0;
        for (int i = 0; i < region.leaves.size(); i++) {
            filters.add(new ArrayList<>());
            attachedLeaves |= region.leaves.get(i).join() == null ? 0 : 1L << i;
        }
        attached = attachedLeaves;
    }

    JoinGraph build() {
        region.predicates.forEach(this::deal);
        Map<Expression, List<Expression>> classes = new LinkedHashMap<>();
        for (Expression column : representatives.keySet()) {
            classes.computeIfAbsent(representative(column), each -> new ArrayList<>()).add(column);
        }
        classes.values().forEach(this::filterWithinRelations);
        List<Relation> relations = relations();
        List<EquivalenceClass> equal = new ArrayList<>();
        classes.values().forEach(columns -> equal.add(equivalenceClass(columns, relations)));
        Estimate all = together(relations, -1L);
        List<Condition> conditions = new ArrayList<>();
        spanning.forEach(predicate -> conditions.add(condition(predicate, relations, all)));
        return new JoinGraph(relations, equal, conditions);
    }

    private void deal(Expression predicate) {
        long read = region.leavesOf(predicate);
        if (read == 0) {
            constants.add(predicate);
        } else if (Long.bitCount(read) == 1 && (read & attached) == 0) {
            filters.get(Long.numberOfTrailingZeros(read)).add(predicate);
        } else if ((read & attached) == 0
                && predicate instanceof Compare equation
                && equation.op() == Compare.Op.EQ
                && isOne(equation.left())
                && isOne(equation.right())) {
            unite(equation.left(), equation.right());
        } else {
            spanning.add(predicate);
        }
    }

    private boolean isOne(Expression expression) {
        return Long.bitCount(region.leavesOf(expression)) == 1;
    }

    private void unite(Expression left, Expression right) {
        representatives.putIfAbsent(left, left);
        representatives.putIfAbsent(right, right);
        representatives.put(representative(left), representative(right));
    }

    private Expression representative(Expression column) {
        Expression current = column;
        Expression next = representatives.get(current);
        while (next != null && !next.equals(current)) {
            current = next;
            next = representatives.get(current);
        }
        return current;
    }

    /// Two members of a class in one relation are equal there.
    private void filterWithinRelations(List<Expression> columns) {
        Map<Long, Expression> first = new HashMap<>();
        for (Expression column : columns) {
            long leaf = region.leavesOf(column);
            Expression other = first.putIfAbsent(leaf, column);
            if (other != null) {
                filters.get(Long.numberOfTrailingZeros(leaf)).add(new Compare(Compare.Op.EQ, other, column));
            }
        }
    }

    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < region.leaves.size(); i++) {
            JoinRegion.Leaf leaf = region.leaves.get(i);
            List<Expression> terms = filters.get(i);
            Plan plan = Filtering.of(leaf.plan(), terms);
            relations.add(new Relation(plan, estimator.of(plan), null));
        }
        for (int i = 0; i < relations.size(); i++) {
            JoinRegion.Leaf leaf = region.leaves.get(i);
            if (leaf.join() != null) {
                Relation relation = relations.get(i);
                relations.set(
                        i, new Relation(relation.plan(), relation.estimate(), attachment(i, leaf, leaf.join(), relations)));
            }
        }
        return relations;
    }

    private Attachment attachment(int number, JoinRegion.Leaf leaf, Join join, List<Relation> relations) {
        long own = 1L << number;
        long read = 0;
        for (Join.Key key : join.keys()) {
            read |= region.leavesOf(key.left());
        }
        if (join.residual() != null) {
            read |= region.leavesOf(join.residual()) & ~own;
        }
        boolean maySeeOnlySomeRows = join.kind() != Join.Kind.SINGLE;
        long required = maySeeOnlySomeRows ? read : leaf.below();
        if (required == 0) {
            required = usedWith(own, leaf.below());
        }
        Estimate left = together(relations, required);
        Estimate right = relations.get(number).estimate();
        double factor = switch (join.kind()) {
            case LEFT -> Math.max(1, JoinEstimator.matchesPerRow(join.keys(), join.residual(), left, right));
            case SEMI -> JoinEstimator.matchFraction(join.keys(), join.residual(), left, right);
            case ANTI -> JoinEstimator.antiFraction(
                    JoinEstimator.matchFraction(join.keys(), join.residual(), left, right));
            case MARK, SINGLE -> 1;
            case INNER, RIGHT, FULL -> throw new IllegalStateException(join.kind() + " does not attach");
        };
        return new Attachment(join, required, factor);
    }

    /// What a predicate reads together with the relation `own`, so that it can be tested at once; else any relation.
    private long usedWith(long own, long below) {
        for (Expression predicate : spanning) {
            long read = region.leavesOf(predicate);
            long others = read & ~own & below;
            if ((read & own) != 0 && others != 0 && (others & attached) == 0) {
                return others;
            }
        }
        long plain = below & ~attached;
        return Long.lowestOneBit(plain == 0 ? below : plain);
    }

    private static Estimate together(List<Relation> relations, long set) {
        Map<Integer, ColumnEstimate> columns = new HashMap<>();
        double rows = 1;
        for (int i = 0; i < relations.size(); i++) {
            if ((set & 1L << i) != 0) {
                columns.putAll(relations.get(i).estimate().columns());
                rows = Math.max(rows, relations.get(i).estimate().rows());
            }
        }
        return new Estimate(rows, columns);
    }

    private EquivalenceClass equivalenceClass(List<Expression> columns, List<Relation> relations) {
        Map<Integer, EquivalenceClass.Member> members = new LinkedHashMap<>();
        long all = 0;
        for (Expression column : columns) {
            int relation = Long.numberOfTrailingZeros(region.leavesOf(column));
            ColumnEstimate estimate = CardinalityEstimator.column(relations.get(relation).estimate(), column);
            members.putIfAbsent(relation, new EquivalenceClass.Member(relation, column, estimate));
            all |= 1L << relation;
        }
        List<EquivalenceClass.Member> sorted = new ArrayList<>(members.values());
        sorted.sort(Comparator.comparingDouble(member -> member.column().domain()));
        return new EquivalenceClass(sorted, all);
    }

    private Condition condition(Expression predicate, List<Relation> relations, Estimate all) {
        long read = region.leavesOf(predicate);
        long relationsNeeded = read;
        for (long rest = read & attached; rest != 0; rest &= rest - 1) {
            Attachment attachment = relations.get(Long.numberOfTrailingZeros(rest)).attachment();
            relationsNeeded |= attachment == null ? 0 : attachment.required();
        }
        double selectivity = CardinalityEstimator.selectivity(all, predicate);
        if (predicate instanceof Compare equation
                && (equation.op() == Compare.Op.EQ || equation.op() == Compare.Op.NOT_DISTINCT)
                && relationsNeeded == read) {
            long left = region.leavesOf(equation.left());
            long right = region.leavesOf(equation.right());
            if (left != 0 && right != 0 && (left & right) == 0) {
                Join.Key key = new Join.Key(equation.left(), equation.right(), equation.op());
                return new Condition(predicate, read, left, right, key, selectivity);
            }
        }
        return new Condition(predicate, relationsNeeded, 0, 0, null, selectivity);
    }
}
