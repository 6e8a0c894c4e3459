package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.RowEquality;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups by keys of any types. A vector goes through in rounds: every row walks to a slot that is free, and takes it,
/// or whose tag (the upper half of the hash) is its own; then each key column is compared in one loop, and the rows
/// that differ walk on.
///
/// ```text
///  slots: upper half of the hash │ group + 1      0 is free
/// ```
final class AnyGroups extends GroupTable {
    private static final long TAG = 0xffff_ffff_0000_0000L;

    private long[] slots;
    private int mask;
    private int[] candidates = new int[0];
    private int[] rejected = new int[0];
    private int[] added = new int[0];
    private int[] positions = new int[0];

    AnyGroups(List<Type> keyTypes, HashColumns hashColumns, Reservation memory) {
        super(keyTypes, hashColumns, memory);
        memory.grow(8L * INITIAL_SLOTS);
        this.slots = new long[INITIAL_SLOTS];
        this.mask = INITIAL_SLOTS - 1;
    }

    @Override
    boolean needsHashes() {
        return true;
    }

    @Override
    void find(List<Column> columns, long @Nullable [] hashed, int count, int[] groups) {
        long[] vector = hashed != null ? hashed : hash(columns, count);
        if (candidates.length < count) {
            candidates = new int[count];
            rejected = new int[count];
            added = new int[count];
            positions = new int[count];
        }
        reserveSlots(groupCount + count);
        reserveGroups(groupCount + count);
        for (int row = 0; row < count; row++) {
            positions[row] = (int) vector[row] & mask;
            rejected[row] = row;
        }
        int waiting = count;
        while (waiting > 0) {
            int before = groupCount;
            int compared = walk(vector, waiting, groups);
            int news = groupCount - before;
            for (int i = 0; i < keys.size() && news > 0; i++) {
                keys.get(i).appendSelected(columns.get(i), added, news);
            }
            for (int i = 0; i < news; i++) {
                hashes[before + i] = vector[added[i]];
            }
            hashedCount = groupCount;
            waiting = 0;
            for (int i = 0; i < keys.size() && compared > 0; i++) {
                int kept = RowEquality.retainEqual(
                        columns.get(i),
                        keys.get(i).whole(),
                        groups,
                        candidates,
                        compared,
                        RowEquality.Nulls.EQUAL,
                        rejected,
                        waiting);
                waiting += compared - kept;
                compared = kept;
            }
            for (int i = 0; i < waiting; i++) {
                positions[rejected[i]] = positions[rejected[i]] + 1 & mask;
            }
        }
    }

    /// Moves each waiting row (in `rejected`) on to a free slot or one of its tag.
    ///
    /// @return how many rows have met their tag; they are in `candidates`
    private int walk(long[] vector, int waiting, int[] groups) {
        int compared = 0;
        int news = 0;
        for (int i = 0; i < waiting; i++) {
            int row = rejected[i];
            long tag = vector[row] & TAG;
            int slot = positions[row];
            long entry = slots[slot];
            while (entry != 0 && (entry & TAG) != tag) {
                slot = slot + 1 & mask;
                entry = slots[slot];
            }
            positions[row] = slot;
            if (entry == 0) {
                groups[row] = groupCount++;
                slots[slot] = tag | groupCount;
                added[news++] = row;
            } else {
                groups[row] = (int) entry - 1;
                candidates[compared++] = row;
            }
        }
        return compared;
    }

    @Override
    void reserveSlots(int groups) {
        int wanted = mask + 1;
        while (wanted < 2L * (groups - firstKnown)) {
            wanted *= 2;
        }
        if (wanted == mask + 1) {
            return;
        }
        memory.grow(8L * wanted);
        memory.shrink(8L * slots.length);
        slots = new long[wanted];
        mask = wanted - 1;
        for (int group = firstKnown; group < groupCount; group++) {
            int slot = (int) hashes[group] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = hashes[group] & TAG | group + 1;
        }
    }

    @Override
    boolean forgetSlots() {
        Arrays.fill(slots, 0);
        return true;
    }

    @Override
    void releaseSlots() {
        memory.shrink(8L * slots.length);
        slots = new long[0];
    }
}
