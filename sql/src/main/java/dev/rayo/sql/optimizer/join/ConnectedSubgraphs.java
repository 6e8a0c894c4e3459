package dev.rayo.sql.optimizer.join;

import org.jspecify.annotations.Nullable;

/// Dynamic programming over pairs of connected subgraphs, each pair looked at once: DPhyp.
///
/// Follows Moerkotte and Neumann, "Dynamic Programming Strikes Back", SIGMOD 2008. Gives up beyond a number of pairs.
final class ConnectedSubgraphs {
    private final JoinGraph graph;
    private final JoinSearch search;
    private final int pairsMax;

    private ConnectedSubgraphs(JoinGraph graph, JoinSearch search, int pairsMax) {
        this.graph = graph;
        this.search = search;
        this.pairsMax = pairsMax;
    }

    /// The cheapest tree over all relations; null if there are more than `pairsMax` pairs to look at, or if no tree
    /// joins everything along edges.
    static @Nullable JoinTree cheapest(JoinGraph graph, int pairsMax) {
        JoinSearch search = new JoinSearch(graph);
        ConnectedSubgraphs enumeration = new ConnectedSubgraphs(graph, search, pairsMax);
        enumeration.run();
        return enumeration.isExhausted() ? null : search.best(graph.all());
    }

    private boolean isExhausted() {
        return search.pairs() > pairsMax;
    }

    private void run() {
        for (int i = graph.size() - 1; i >= 0 && !isExhausted(); i--) {
            long start = 1L << i;
            emitSubgraph(start);
            growSubgraph(start, upTo(start));
        }
    }

    /// The relation of the lowest bit of `set` and all before it.
    private static long upTo(long set) {
        long lowest = Long.lowestOneBit(set);
        return lowest | lowest - 1;
    }

    private void growSubgraph(long subgraph, long excluded) {
        long neighbors = graph.neighborhood(subgraph, excluded);
        if (neighbors == 0 || isExhausted()) {
            return;
        }
        for (long part = neighbors & -neighbors; part != 0; part = part - neighbors & neighbors) {
            if (search.best(subgraph | part) != null) {
                emitSubgraph(subgraph | part);
            }
        }
        for (long part = neighbors & -neighbors; part != 0; part = part - neighbors & neighbors) {
            growSubgraph(subgraph | part, excluded | neighbors);
        }
    }

    /// Finds the complements of a connected subgraph.
    private void emitSubgraph(long subgraph) {
        long excluded = subgraph | upTo(subgraph);
        long neighbors = graph.neighborhood(subgraph, excluded);
        for (long rest = neighbors; rest != 0 && !isExhausted(); ) {
            long start = Long.highestOneBit(rest);
            rest &= ~start;
            if (graph.isConnected(subgraph, start)) {
                emitPair(subgraph, start);
            }
            growComplement(subgraph, start, excluded | neighbors & (start - 1 | start));
        }
    }

    private void growComplement(long subgraph, long complement, long excluded) {
        long neighbors = graph.neighborhood(complement, excluded);
        if (neighbors == 0 || isExhausted()) {
            return;
        }
        for (long part = neighbors & -neighbors; part != 0; part = part - neighbors & neighbors) {
            long grown = complement | part;
            if (search.best(grown) != null && graph.isConnected(subgraph, grown)) {
                emitPair(subgraph, grown);
            }
        }
        for (long part = neighbors & -neighbors; part != 0; part = part - neighbors & neighbors) {
            growComplement(subgraph, complement | part, excluded | neighbors);
        }
    }

    private void emitPair(long one, long other) {
        JoinTree left = search.best(one);
        JoinTree right = search.best(other);
        if (left != null && right != null) {
            search.consider(left, right);
        }
    }
}
