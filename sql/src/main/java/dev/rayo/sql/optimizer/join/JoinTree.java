package dev.rayo.sql.optimizer.join;

import org.jspecify.annotations.Nullable;

/// The best way found to join a set of relations.
///
/// @param relations bit set
/// @param rows      estimate; the same for every tree over these relations
/// @param cost      of all joins in the tree
/// @param left      the probing side; null for a single relation
/// @param right     the side that is built; null for a single relation
/// @param flipped   whether the left side of a LEFT join is the one that is built
record JoinTree(
        long relations, double rows, double cost, @Nullable JoinTree left, @Nullable JoinTree right, boolean flipped) {
    static JoinTree leaf(int relation, double rows) {
        return new JoinTree(1L << relation, rows, 0, null, null, false);
    }
}
