package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Columns;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.BitCopy;
import dev.rayo.engine.operator.rows.SliceBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which groups have met a value that is not NULL.
///
/// As long as no NULL comes, every group has, for it was made by a row: then nothing is kept per group.
final class Presence {
    private final Reservation memory;
    /// Set if a group may exist that no row was shown for.
    private final boolean gaps;
    private long @Nullable [] bits;
    private int allBelow;

    /// @param gaps whether rows are left out before they come here: a FILTER
    Presence(boolean gaps, Reservation memory) {
        this.gaps = gaps;
        this.memory = memory;
    }

    void update(long @Nullable [] validity, int[] groups, int count, int groupCount) {
        if (count == 0) {
            return;
        }
        if (bits == null && validity == null && !gaps) {
            allBelow = groupCount;
            return;
        }
        long[] present = track(groupCount);
        if (validity == null) {
            for (int i = 0; i < count; i++) {
                int group = groups[i];
                present[group >> 6] |= 1L << group;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int group = groups[i];
                present[group >> 6] |= (validity[i >> 6] >>> i & 1) << group;
            }
        }
    }

    void merge(Presence other, int[] from, int[] into, int count, int groupCount) {
        if (count == 0) {
            return;
        }
        if (bits == null && other.bits == null && !gaps && !other.gaps) {
            if (other.allBelow > 0) {
                allBelow = groupCount;
            }
            return;
        }
        long[] present = track(groupCount);
        for (int i = 0; i < count; i++) {
            present[into[i] >> 6] |= (other.has(from[i]) ? 1L : 0L) << into[i];
        }
    }

    private long[] track(int groupCount) {
        long[] before = bits;
        int words = Columns.words(groupCount);
        if (before != null && before.length >= words) {
            return before;
        }
        int wanted = before == null ? words : Math.max(words, 2 * before.length);
        memory.grow(8L * wanted);
        long[] after = before == null ? new long[wanted] : Arrays.copyOf(before, wanted);
        if (before == null) {
            BitCopy.fill(after, 0, allBelow);
        } else {
            memory.shrink(8L * before.length);
        }
        bits = after;
        return after;
    }

    boolean has(int group) {
        return bits == null ? group < allBelow : group >> 6 < bits.length && (bits[group >> 6] >>> group & 1) != 0;
    }

    /// The validity of the results of groups `from` to `from + count`.
    long @Nullable [] validity(int from, int count, SliceBuffer buffer) {
        if (bits == null && from + count <= allBelow) {
            return null;
        }
        long[] validity = buffer.validity(count);
        Arrays.fill(validity, 0, Columns.words(count), 0);
        for (int i = 0; i < count; i++) {
            validity[i >> 6] |= (has(from + i) ? 1L : 0L) << i;
        }
        return validity;
    }
}
