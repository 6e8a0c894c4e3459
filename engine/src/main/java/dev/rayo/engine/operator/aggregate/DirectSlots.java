package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.memory.Reservation;

/// The groups of whole-number keys that lie close together, in an array by key: no hash, no comparison.
///
/// ```text
///  groups:   group + 1 of key base │ of base + 1 │ 0, not met │ …
/// ```
///
/// - **Memory** four bytes by key between the least and the greatest, which are at most [#KEYS_PER_GROUP] times as many
///   as the groups
final class DirectSlots {
    /// Keys in the range that may stand for one group.
    static final int KEYS_PER_GROUP = 16;

    private static final int KEYS_MAX = 1 << 28;

    private final Reservation memory;
    private long base;
    private int[] groups = new int[0];

    DirectSlots(Reservation memory) {
        this.memory = memory;
    }

    /// Whether a range of keys is small enough for so many groups.
    static boolean isDense(long least, long greatest, int groupCount) {
        long range = greatest - least;
        return range >= 0 && range < Math.min(KEYS_MAX, (long) KEYS_PER_GROUP * groupCount);
    }

    /// Makes room for keys from `least` to `greatest`; false, and nothing done, if they lie too far apart.
    boolean cover(long least, long greatest, int groupCount) {
        long from = groups.length == 0 ? least : Math.min(least, base);
        long to = groups.length == 0 ? greatest : Math.max(greatest, base + groups.length - 1);
        if (!isDense(from, to, groupCount)) {
            return false;
        }
        long range = to - from + 1;
        // Twice the room in the direction it grows in, so that growing stays rare.
        long wanted = Math.min(Math.max(range, 2L * groups.length), KEYS_MAX);
        long start = groups.length > 0 && from < base ? to - wanted + 1 : from;
        if (start > from || start + wanted - 1 < to) {
            // Past the end of the numbers.
            start = from;
            wanted = range;
        }
        memory.grow(4 * wanted);
        int[] grown = new int[(int) wanted];
        if (groups.length > 0) {
            System.arraycopy(groups, 0, grown, (int) (base - start), groups.length);
            memory.shrink(4L * groups.length);
        }
        groups = grown;
        base = start;
        return true;
    }

    /// The group + 1 by key, from [#base] on.
    int[] groups() {
        return groups;
    }

    long base() {
        return base;
    }

    /// Writes the places of the keys.
    ///
    /// @return whether all are covered; if not, places are arbitrary
    boolean places(int[] keys, int count, int[] places) {
        int from = (int) base;
        int last = groups.length - 1;
        if (from != base || base + last > Integer.MAX_VALUE) {
            return false;
        }
        // A difference that wraps around is out of range all the same: base + place would be another int.
        int outside = 0;
        for (int i = 0; i < count; i++) {
            int place = keys[i] - from;
            places[i] = place;
            outside |= place | last - place;
        }
        return outside >= 0;
    }

    /// Like the form for ints.
    boolean places(long[] keys, int count, int[] places) {
        long from = base;
        long last = groups.length - 1;
        long outside = 0;
        for (int i = 0; i < count; i++) {
            long place = keys[i] - from;
            places[i] = (int) place;
            outside |= place | last - place;
        }
        return outside >= 0;
    }

    void release() {
        memory.shrink(4L * groups.length);
        groups = new int[0];
    }
}
