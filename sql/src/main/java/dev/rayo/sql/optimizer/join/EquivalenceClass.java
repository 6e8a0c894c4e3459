package dev.rayo.sql.optimizer.join;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.optimizer.cardinality.ColumnEstimate;
import java.util.List;

/// Columns of different relations that inner joins make equal: from `a = b` and `b = c` follows `a = c`, so any two
/// members can be the key of a join.
///
/// @param members   one for each relation, ordered by the size of their domains
/// @param relations bit set of the members' relations
record EquivalenceClass(List<Member> members, long relations) {
    /// @param relation number of the relation
    record Member(int relation, Expression expression, ColumnEstimate column) {}

    /// A member in `side`, there must be one: of a relation that has as many members as possible in `all`, so that the
    /// keys of a join come from few relations.
    Expression memberIn(long side, List<EquivalenceClass> all) {
        Member best = null;
        long bestCount = 0;
        for (Member member : members) {
            long relation = 1L << member.relation();
            if ((side & relation) != 0) {
                long count = all.stream().filter(each -> (each.relations() & relation) != 0).count();
                if (count > bestCount) {
                    best = member;
                    bestCount = count;
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no member in " + Long.toBinaryString(side));
        }
        return best.expression();
    }

    boolean connects(long one, long other) {
        return (relations & one) != 0 && (relations & other) != 0;
    }
}
