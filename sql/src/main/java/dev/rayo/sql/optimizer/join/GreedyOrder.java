package dev.rayo.sql.optimizer.join;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Greedy operator ordering: always joins the two trees whose join has the fewest rows. For regions that are too large
/// to search; edges are followed as long as there are any.
final class GreedyOrder {
    private GreedyOrder() {}

    static JoinTree of(JoinGraph graph) {
        JoinSearch search = new JoinSearch(graph);
        List<JoinTree> trees = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            trees.add(JoinTree.leaf(i, graph.relations.get(i).estimate().rows()));
        }
        while (trees.size() > 1) {
            JoinTree joined = smallest(trees, search, true);
            if (joined == null) {
                joined = smallest(trees, search, false);
            }
            if (joined == null) {
                throw new IllegalStateException("relations that no join brings together");
            }
            JoinTree both = joined;
            trees.removeIf(tree -> tree == both.left() || tree == both.right());
            trees.add(joined);
        }
        return trees.getFirst();
    }

    private static @Nullable JoinTree smallest(
            List<JoinTree> trees, JoinSearch search, boolean alongEdges) {
        JoinTree smallest = null;
        for (int i = 0; i < trees.size(); i++) {
            for (int j = i + 1; j < trees.size(); j++) {
                JoinTree one = trees.get(i);
                JoinTree other = trees.get(j);
                if (alongEdges && !search.graph.isConnected(one.relations(), other.relations())) {
                    continue;
                }
                double rows = search.graph.rows(one.relations() | other.relations());
                if (smallest == null || rows < smallest.rows()) {
                    JoinTree joined = search.cheapest(one, other, rows);
                    smallest = joined == null ? smallest : joined;
                }
            }
        }
        return smallest;
    }
}
