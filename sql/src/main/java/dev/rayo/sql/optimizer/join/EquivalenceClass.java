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

    /// The member in `side`; there must be one.
    Expression memberIn(long side) {
        for (Member member : members) {
            if ((side & 1L << member.relation()) != 0) {
                return member.expression();
            }
        }
        throw new IllegalArgumentException("no member in " + Long.toBinaryString(side));
    }

    boolean connects(long one, long other) {
        return (relations & one) != 0 && (relations & other) != 0;
    }
}
