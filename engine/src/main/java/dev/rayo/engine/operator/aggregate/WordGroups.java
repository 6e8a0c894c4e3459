package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups by one key of 32 or 64 bits, which lies in the slot itself: a look-up touches one place of memory. Once there
/// are many groups whose keys lie close together, the key is the place: see [DirectSlots]. As long as keys only rise
/// from row to row there are neither slots nor hashes: a row is of the last group or makes the next one.
///
/// ```text
///  slots: key, group + 1 │ key, group + 1 │ 0, 0 (free) │ …
/// ```
final class WordGroups extends GroupTable {
    private static final int NO_GROUP = -1;

    /// Fewer groups than this are found in the cache anyway.
    private static final int DIRECT_GROUPS_MIN = 1 << 12;

    private long[] slots = new long[0];
    /// Of the slots, or of those to come while keys rise.
    private int mask = INITIAL_SLOTS - 1;
    /// Where keys fell, as long as they rise otherwise and none is NULL; null from then on.
    private @Nullable RisingRuns runs;
    private @Nullable DirectSlots direct;
    /// Groups from which on it is worth looking whether their keys lie close together.
    private int nextAttempt = DIRECT_GROUPS_MIN;
    private int nullGroup = NO_GROUP;
    private long[] words = new long[0];
    private int[] added = new int[0];
    private int[] places = new int[0];

    WordGroups(List<Type> keyTypes, HashColumns hashColumns, Reservation memory) {
        super(keyTypes, hashColumns, memory);
        if (hashColumns.areEqual()) {
            nextAttempt = Integer.MAX_VALUE;
        } else {
            runs = new RisingRuns();
        }
    }

    static boolean fits(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> true;
                    case NULL, BOOLEAN, REAL, DOUBLE, VARCHAR, BLOB, INTERVAL -> false;
                };
            case Type.Decimal decimal -> decimal.isLong();
            case Type.Array a -> false;
            case Type.Struct s -> false;
            case Type.Mapping m -> false;
        };
    }

    @Override
    boolean needsHashes() {
        return direct == null && runs == null;
    }

    /// The runs in which the groups are in the order of their keys, of which none is NULL; null if there is no such order.
    @Nullable RisingRuns runs() {
        return runs;
    }

    @Override
    void find(List<Column> columns, long @Nullable [] vector, int count, int[] groups) {
        Column column = columns.getFirst();
        if (added.length < count) {
            words = new long[count];
            added = new int[count];
            places = new int[count];
        }
        reserveGroups(groupCount + count);
        RisingRuns order = runs;
        if (order != null) {
            if (vector == null && rises(order, column, count)) {
                appendKeys(column, findRising(order, count, groups));
                return;
            }
            runs = null;
        }
        if (groupCount >= nextAttempt) {
            attemptDirect();
        }
        DirectSlots slotsByKey = direct;
        if (slotsByKey != null) {
            if (place(slotsByKey, column, count)) {
                int news = column.validity() == null
                        ? findDirect(slotsByKey.groups(), count, groups)
                        : findDirectNullable(slotsByKey.groups(), column, count, groups);
                appendKeys(column, news);
                return;
            }
            toHashes(slotsByKey);
        }
        reserveSlots(groupCount + count);
        if (slots.length == 0) {
            completeHashes();
            allocateSlots(mask + 1);
        }
        long[] hashed = vector != null ? vector : hash(columns, count);
        words(column, count, words);
        int before = groupCount;
        int news = column.validity() == null
                ? findValid(hashed, count, groups)
                : findNullable(column, hashed, count, groups);
        if (news > 0) {
            appendKeys(column, news);
            for (int i = 0; i < news; i++) {
                hashes[before + i] = hashed[added[i]];
            }
            hashedCount = groupCount;
        }
    }

    /// Reads the keys; false if one is NULL, or they go back to keys met before.
    private boolean rises(RisingRuns order, Column column, int count) {
        if (column.validity() != null || count == 0) {
            return false;
        }
        words(column, count, words);
        return order.take(words, count, keys.getFirst().whole(), groupCount, mayRepeat);
    }

    private int findRising(RisingRuns order, int count, int[] groups) {
        long[] read = words;
        int[] rows = added;
        int group = groupCount - 1;
        long last = group < 0 ? ~read[0] : key(keys.getFirst().whole(), group);
        int news = 0;
        for (int row = 0; row < count; row++) {
            int more = read[row] != last ? 1 : 0;
            last = read[row];
            group += more;
            groups[row] = group;
            rows[news] = row;
            news += more;
        }
        groupCount = group + 1;
        order.add(groups);
        firstKnown = order.start(order.count() - 1);
        return news;
    }

    /// Turns to places by key, if the keys met so far lie close together.
    private void attemptDirect() {
        nextAttempt = groupCount > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : 2 * groupCount;
        Column all = keys.getFirst().whole();
        int some = nullGroup == 0 ? 1 : 0;
        long least = key(all, some);
        long greatest = least;
        for (int group = some; group < groupCount; group++) {
            if (group != nullGroup) {
                least = Math.min(least, key(all, group));
                greatest = Math.max(greatest, key(all, group));
            }
        }
        DirectSlots attempt = new DirectSlots(memory);
        if (attempt.cover(least, greatest, groupCount)) {
            int[] table = attempt.groups();
            for (int group = 0; group < groupCount; group++) {
                if (group != nullGroup) {
                    table[(int) (key(all, group) - attempt.base())] = group + 1;
                }
            }
            direct = attempt;
            nextAttempt = Integer.MAX_VALUE;
            memory.shrink(8L * slots.length);
            slots = new long[0];
        }
    }

    /// Turns back to hashes, for good.
    private void toHashes(DirectSlots slotsByKey) {
        slotsByKey.release();
        direct = null;
        mask = INITIAL_SLOTS - 1;
    }

    /// Finds the place of every key; false if the keys do not lie close together any more.
    private boolean place(DirectSlots slotsByKey, Column column, int count) {
        if (column.validity() == null) {
            boolean covered = column instanceof IntColumn ints
                    ? slotsByKey.places(ints.values(), count, places)
                    : slotsByKey.places(((LongColumn) column).values(), count, places);
            if (covered) {
                return true;
            }
        }
        words(column, count, words);
        if (column.validity() != null) {
            // What lies under a NULL is arbitrary.
            long some = slotsByKey.base();
            for (int row = 0; row < count; row++) {
                words[row] = column.isNull(row) ? some : words[row];
            }
        }
        if (slotsByKey.places(words, count, places)) {
            return true;
        }
        long least = words[0];
        long greatest = words[0];
        for (int row = 1; row < count; row++) {
            least = Math.min(least, words[row]);
            greatest = Math.max(greatest, words[row]);
        }
        return slotsByKey.cover(least, greatest, groupCount) && slotsByKey.places(words, count, places);
    }

    private int findDirect(int[] table, int count, int[] groups) {
        int news = 0;
        for (int row = 0; row < count; row++) {
            int group = table[places[row]];
            if (group == 0) {
                group = ++groupCount;
                table[places[row]] = group;
                added[news++] = row;
            }
            groups[row] = group - 1;
        }
        return news;
    }

    private int findDirectNullable(int[] table, Column column, int count, int[] groups) {
        int news = 0;
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                news = findNull(row, groups, news);
                continue;
            }
            int group = table[places[row]];
            if (group == 0) {
                group = ++groupCount;
                table[places[row]] = group;
                added[news++] = row;
            }
            groups[row] = group - 1;
        }
        return news;
    }

    private int findNull(int row, int[] groups, int news) {
        int more = 0;
        if (nullGroup == NO_GROUP) {
            nullGroup = groupCount++;
            added[news] = row;
            more = 1;
        }
        groups[row] = nullGroup;
        return news + more;
    }

    private int findValid(long[] vector, int count, int[] groups) {
        long[] table = slots;
        int wrap = mask;
        int news = 0;
        for (int row = 0; row < count; row++) {
            long key = words[row];
            int slot = (int) vector[row] & wrap;
            while (true) {
                long group = table[2 * slot + 1];
                if (group == 0) {
                    table[2 * slot] = key;
                    table[2 * slot + 1] = groupCount + 1L;
                    groups[row] = groupCount++;
                    added[news++] = row;
                    break;
                }
                if (table[2 * slot] == key) {
                    groups[row] = (int) group - 1;
                    break;
                }
                slot = slot + 1 & wrap;
            }
        }
        return news;
    }

    private int findNullable(Column column, long[] vector, int count, int[] groups) {
        int news = 0;
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                news = findNull(row, groups, news);
                continue;
            }
            long key = words[row];
            int slot = (int) vector[row] & mask;
            while (true) {
                long group = slots[2 * slot + 1];
                if (group == 0) {
                    slots[2 * slot] = key;
                    slots[2 * slot + 1] = groupCount + 1L;
                    groups[row] = groupCount++;
                    added[news++] = row;
                    break;
                }
                if (slots[2 * slot] == key) {
                    groups[row] = (int) group - 1;
                    break;
                }
                slot = slot + 1 & mask;
            }
        }
        return news;
    }

    private void appendKeys(Column column, int news) {
        if (news > 0) {
            keys.getFirst().appendSelected(column, added, news);
        }
    }

    @Override
    void reserveSlots(int groups) {
        int wanted = mask + 1;
        while (wanted < 2L * (groups - firstKnown)) {
            wanted *= 2;
        }
        if (wanted > mask + 1) {
            mask = wanted - 1;
            if (slots.length > 0) {
                allocateSlots(wanted);
            }
        }
    }

    private void allocateSlots(int wanted) {
        memory.grow(16L * wanted);
        memory.shrink(8L * slots.length);
        slots = new long[2 * wanted];
        Column all = keys.getFirst().whole();
        for (int from = firstKnown; from < groupCount; from++) {
            if (from == nullGroup) {
                continue;
            }
            int slot = (int) hashes[from] & mask;
            while (slots[2 * slot + 1] != 0) {
                slot = slot + 1 & mask;
            }
            slots[2 * slot] = key(all, from);
            slots[2 * slot + 1] = from + 1L;
        }
    }

    /// The key of a group, which is not NULL, among those of all.
    static long key(Column all, int group) {
        return all instanceof IntColumn ints ? ints.values()[group] : ((LongColumn) all).values()[group];
    }

    @Override
    boolean forgetSlots() {
        if (direct != null || runs != null) {
            return false;
        }
        nextAttempt = Integer.MAX_VALUE;
        Arrays.fill(slots, 0);
        return true;
    }

    @Override
    void releaseSlots() {
        memory.shrink(8L * slots.length);
        slots = new long[0];
        if (direct != null) {
            direct.release();
        }
    }
}
