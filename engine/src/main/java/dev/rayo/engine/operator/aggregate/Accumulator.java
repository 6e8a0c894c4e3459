package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;

/// The state of one aggregate for all groups of a table, in arrays by group.
///
/// Life: [#reserve] and [#update] or [#merge], any number of times · [#prepareMerge], then others merge it, or
/// [#complete], then [#result]. Used by one thread at a time; many may read it once prepared or completed. Memory is
/// reserved before it is allocated; the reservation's owner gives it back.
abstract class Accumulator implements Results {
    final Reservation memory;
    private int capacity;

    Accumulator(Reservation memory) {
        this.memory = memory;
    }

    /// Makes room for `groups` groups; new ones have met no row.
    final void reserve(int groups) {
        if (groups > capacity) {
            long wanted = (long) groups * groupBytes();
            long held = (long) capacity * groupBytes();
            memory.grow(wanted);
            grow(groups);
            memory.shrink(held);
            capacity = groups;
        }
    }

    final int capacity() {
        return capacity;
    }

    /// Whether the state of a group has a fixed size, so that taking one group into another costs the same however many
    /// rows they have; and whether [#merge] may take groups of this same object, in order.
    boolean isConstantSize() {
        return true;
    }

    /// Bytes of state by group, in the arrays that [#grow] allocates.
    abstract int groupBytes();

    /// Reallocates the state for `groups` groups.
    abstract void grow(int groups);

    /// Takes rows in.
    ///
    /// @param arguments  in plain form, or a constant NULL
    /// @param groups     the group of each row
    /// @param groupCount groups so far, those of these rows among them
    abstract void update(Column[] arguments, int[] groups, int count, int groupCount);

    /// Makes the state of `groupCount` groups ready to be read by several threads.
    void prepareMerge(int groupCount) {}

    /// Takes the groups `from[0..count)` of `other`, of the same class, into the groups `into`. A group may come more
    /// than once on either side.
    abstract void merge(Accumulator other, int[] from, int[] into, int count, int groupCount);

    /// Called once, when nothing more is taken in.
    void complete(int groupCount) {}
}
