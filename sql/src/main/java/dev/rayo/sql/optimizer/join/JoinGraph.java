package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.optimizer.cardinality.ColumnEstimate;
import dev.rayo.sql.optimizer.cardinality.KeySelectivity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Relations and what connects them. Sets of relations are bit sets in a `long`.
final class JoinGraph {
    static final int RELATIONS_MAX = 62;
    private static final double ROWS_LEAST = 1e-3;

    /// Two sets of relations that a join may bring together.
    record Edge(long left, long right) {
        boolean joins(long one, long other) {
            return Condition.isWithin(left, one) && Condition.isWithin(right, other)
                    || Condition.isWithin(left, other) && Condition.isWithin(right, one);
        }
    }

    /// Two relations whose several keys are not independent, and by how much more often they match.
    private record Correlation(int one, int other, double factor) {}

    final List<Relation> relations;
    final List<EquivalenceClass> classes;
    final List<Condition> conditions;
    /// For each relation those that one edge between two single relations connects it to.
    private final long[] neighbors;
    /// Edges with more than one relation on a side.
    private final List<Edge> hyperedges = new ArrayList<>();
    private final List<Correlation> correlations = new ArrayList<>();
    /// Relations that only their [Attachment] brings in.
    private long attached;

    JoinGraph(List<Relation> relations, List<EquivalenceClass> classes, List<Condition> conditions) {
        this.relations = relations;
        this.classes = classes;
        this.conditions = conditions;
        this.neighbors = new long[relations.size()];
        for (EquivalenceClass each : classes) {
            for (EquivalenceClass.Member member : each.members()) {
                neighbors[member.relation()] |= each.relations() & ~(1L << member.relation());
            }
        }
        for (int i = 0; i < relations.size(); i++) {
            Attachment attachment = relations.get(i).attachment();
            if (attachment != null) {
                attached |= 1L << i;
                addEdge(attachment.required(), 1L << i);
            }
        }
        for (Condition condition : conditions) {
            if (condition.key() != null) {
                addEdge(condition.left(), condition.right());
            }
        }
        findCorrelations();
        connect();
    }

    int size() {
        return relations.size();
    }

    long all() {
        return (1L << relations.size()) - 1;
    }

    private void addEdge(long left, long right) {
        if (Long.bitCount(left) == 1 && Long.bitCount(right) == 1) {
            neighbors[Long.numberOfTrailingZeros(left)] |= right;
            neighbors[Long.numberOfTrailingZeros(right)] |= left;
        } else {
            hyperedges.add(new Edge(left, right));
        }
    }

    private void findCorrelations() {
        for (int one = 0; one < size(); one++) {
            for (int other = one + 1; other < size(); other++) {
                List<ColumnEstimate> left = new ArrayList<>();
                List<ColumnEstimate> right = new ArrayList<>();
                for (EquivalenceClass each : classes) {
                    ColumnEstimate l = column(each, one);
                    ColumnEstimate r = column(each, other);
                    if (l != null && r != null) {
                        left.add(l);
                        right.add(r);
                    }
                }
                double factor = left.size() < 2 ? 1 : KeySelectivity.correlation(left, right);
                if (factor > 1) {
                    correlations.add(new Correlation(one, other, factor));
                }
            }
        }
    }

    private static @Nullable ColumnEstimate column(EquivalenceClass each, int relation) {
        for (EquivalenceClass.Member member : each.members()) {
            if (member.relation() == relation) {
                return member.column();
            }
        }
        return null;
    }

    /// Adds edges until every relation can be reached: first along predicates that are no equations, then between the
    /// smallest relations of what is still apart.
    private void connect() {
        long reached = component(0);
        for (Condition condition : conditions) {
            if (reached != all() && condition.key() == null) {
                long inside = condition.relations() & reached;
                long outside = condition.relations() & ~reached;
                if (inside != 0 && outside != 0) {
                    addEdge(inside, outside);
                    reached = component(0);
                }
            }
        }
        while (reached != all()) {
            long apart = all() & ~reached & ~attached;
            if (apart == 0) {
                throw new IllegalStateException("a relation is attached to nothing that can be reached");
            }
            int next = smallest(apart);
            addEdge(1L << smallest(reached & ~attached), 1L << next);
            reached = component(0);
        }
    }

    private int smallest(long set) {
        int smallest = Long.numberOfTrailingZeros(set);
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int relation = Long.numberOfTrailingZeros(rest);
            if (relations.get(relation).estimate().rows() < relations.get(smallest).estimate().rows()) {
                smallest = relation;
            }
        }
        return smallest;
    }

    private long component(int start) {
        long component = 1L << start;
        while (true) {
            long grown = component | neighborhood(component, 0);
            for (Edge edge : hyperedges) {
                if (Condition.isWithin(edge.left(), component)) {
                    grown |= edge.right();
                }
                if (Condition.isWithin(edge.right(), component)) {
                    grown |= edge.left();
                }
            }
            if (grown == component) {
                return component;
            }
            component = grown;
        }
    }

    /// Relations next to `set` and outside of `excluded`; of a hyperedge's far side the lowest stands for all.
    long neighborhood(long set, long excluded) {
        long forbidden = set | excluded;
        long found = 0;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            found |= neighbors[Long.numberOfTrailingZeros(rest)];
        }
        found &= ~forbidden;
        for (Edge edge : hyperedges) {
            if (Condition.isWithin(edge.left(), set) && (edge.right() & forbidden) == 0) {
                found |= Long.lowestOneBit(edge.right());
            }
            if (Condition.isWithin(edge.right(), set) && (edge.left() & forbidden) == 0) {
                found |= Long.lowestOneBit(edge.left());
            }
        }
        return found;
    }

    /// Whether an edge joins the two disjoint sets.
    boolean isConnected(long one, long other) {
        for (long rest = one; rest != 0; rest &= rest - 1) {
            if ((neighbors[Long.numberOfTrailingZeros(rest)] & other) != 0) {
                return true;
            }
        }
        for (Edge edge : hyperedges) {
            if (edge.joins(one, other)) {
                return true;
            }
        }
        return false;
    }

    /// The attachment by which `right` comes to `left`; null if `right` is no single attached relation.
    @Nullable Attachment attachment(long right) {
        return (right & attached) != 0 && Long.bitCount(right) == 1
                ? relations.get(Long.numberOfTrailingZeros(right)).attachment()
                : null;
    }

    /// Whether the join of the two sets has a key.
    boolean hasKey(long one, long other) {
        for (EquivalenceClass each : classes) {
            if (each.connects(one, other)) {
                return true;
            }
        }
        for (Condition condition : conditions) {
            if (condition.isKeyBetween(one, other)) {
                return true;
            }
        }
        return false;
    }

    /// Rows of the join of `set`, whatever the tree.
    double rows(long set) {
        double rows = 1;
        for (long rest = set; rest != 0; rest &= rest - 1) {
            Relation relation = relations.get(Long.numberOfTrailingZeros(rest));
            Attachment attachment = relation.attachment();
            rows *= attachment == null || rest == set && Long.bitCount(set) == 1
                    ? relation.estimate().rows()
                    : attachment.factor();
        }
        for (EquivalenceClass each : classes) {
            if (Long.bitCount(each.relations() & set) > 1) {
                rows *= selectivity(each, set);
            }
        }
        for (Condition condition : conditions) {
            if (Condition.isWithin(condition.relations(), set)) {
                rows *= condition.selectivity();
            }
        }
        return Math.max(ROWS_LEAST, rows * correlation(set));
    }

    /// The members come with growing domains: each further one is matched with the greatest so far.
    private static double selectivity(EquivalenceClass each, long set) {
        double selectivity = 1;
        ColumnEstimate before = null;
        for (EquivalenceClass.Member member : each.members()) {
            if ((set & 1L << member.relation()) == 0) {
                continue;
            }
            if (before == null) {
                before = member.column();
            } else {
                selectivity *= KeySelectivity.of(before, member.column());
                before = KeySelectivity.joined(before, member.column());
            }
        }
        return selectivity;
    }

    /// One factor for each pair that comes together; pairs that follow from others do not count again.
    private double correlation(long set) {
        double factor = 1;
        long joined = 0;
        for (Correlation each : correlations) {
            long pair = 1L << each.one() | 1L << each.other();
            if (Condition.isWithin(pair, set) && !Condition.isWithin(pair, joined)) {
                factor *= each.factor();
                joined |= pair;
            }
        }
        return factor;
    }
}
