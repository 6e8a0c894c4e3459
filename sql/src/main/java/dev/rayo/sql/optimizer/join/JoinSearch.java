package dev.rayo.sql.optimizer.join;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the cheapest tree for each set of relations and prices pairs of trees.
final class JoinSearch {
    final JoinGraph graph;
    private final Map<Long, JoinTree> best = new HashMap<>();
    private int pairs;

    JoinSearch(JoinGraph graph) {
        this.graph = graph;
        for (int i = 0; i < graph.size(); i++) {
            best.put(1L << i, JoinTree.leaf(i, graph.relations.get(i).estimate().rows()));
        }
    }

    @Nullable JoinTree best(long relations) {
        return best.get(relations);
    }

    /// Pairs priced so far.
    int pairs() {
        return pairs;
    }

    /// Prices the join of two trees over disjoint relations, both ways round, and keeps it if it is the cheapest.
    void consider(JoinTree one, JoinTree other) {
        pairs++;
        long together = one.relations() | other.relations();
        JoinTree before = best.get(together);
        double rows = before == null ? graph.rows(together) : before.rows();
        JoinTree found = cheapest(one, other, rows);
        if (found != null && (before == null || found.cost() < before.cost())) {
            best.put(together, found);
        }
    }

    /// The cheaper way to join two trees; null if there is none.
    @Nullable JoinTree cheapest(JoinTree one, JoinTree other, double rows) {
        if (graph.attachment(one.relations()) != null) {
            return graph.attachment(other.relations()) != null ? null : attached(other, one, rows);
        }
        if (graph.attachment(other.relations()) != null) {
            return attached(one, other, rows);
        }
        boolean hasKey = graph.hasKey(one.relations(), other.relations());
        double builtOther = JoinCost.of(one.rows(), other.rows(), rows, hasKey);
        double builtOne = JoinCost.of(other.rows(), one.rows(), rows, hasKey);
        double below = one.cost() + other.cost();
        long together = one.relations() | other.relations();
        return builtOther <= builtOne
                ? new JoinTree(together, rows, below + builtOther, one, other, false)
                : new JoinTree(together, rows, below + builtOne, other, one, false);
    }

    private @Nullable JoinTree attached(JoinTree left, JoinTree right, double rows) {
        Attachment attachment = graph.attachment(right.relations());
        if (attachment == null || !Condition.isWithin(attachment.required(), left.relations())) {
            return null;
        }
        boolean hasKeys = !attachment.join().keys().isEmpty();
        double builtRight = JoinCost.of(left.rows(), right.rows(), rows, hasKeys);
        double builtLeft = JoinCost.of(right.rows(), left.rows(), rows, hasKeys);
        boolean flipped = switch (attachment.join().kind()) {
            case LEFT -> builtLeft < builtRight;
            case SEMI, ANTI, MARK, SINGLE, INNER, RIGHT, FULL -> false;
        };
        boolean eitherWay = switch (attachment.join().kind()) {
            case SEMI, ANTI, LEFT -> true;
            case MARK, SINGLE, INNER, RIGHT, FULL -> false;
        };
        double cost = eitherWay ? Math.min(builtLeft, builtRight) : builtRight;
        return new JoinTree(
                left.relations() | right.relations(), rows, left.cost() + right.cost() + cost, left, right, flipped);
    }
}
