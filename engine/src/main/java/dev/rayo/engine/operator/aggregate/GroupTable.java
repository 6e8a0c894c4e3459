package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.engine.operator.rows.StoredColumn;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers the distinct keys it meets from 0: open addressing over hashes, keys by group side by side. NULL equals NULL.
///
/// Used by one thread; read by any number once nothing is added. Memory is taken from the reservation, which its owner
/// gives back.
public abstract sealed class GroupTable permits SingleGroup, WordGroups, AnyGroups {
    /// Slots of a table that has met nothing yet.
    static final int INITIAL_SLOTS = 256;

    private static final int INITIAL_GROUPS = 64;

    private static final int HASHED_AT_ONCE = 2_048;

    final Reservation memory;
    final List<StoredColumn> keys = new ArrayList<>();
    final HashColumns hashColumns;
    private final List<PlainForm> plainForms = new ArrayList<>();
    private final List<Column> plain = new ArrayList<>();
    /// Hash by group.
    long[] hashes;
    /// Groups, from the first on, whose hash is known.
    int hashedCount;
    int groupCount;
    /// The first group that may be found: see [#forget].
    int firstKnown;
    /// Whether a key may get another group where looking for its first one does not pay.
    boolean mayRepeat;
    private int capacity;
    private long[] rowHashes = new long[0];

    GroupTable(List<Type> keyTypes, HashColumns hashColumns, Reservation memory) {
        this.memory = memory;
        this.hashColumns = hashColumns;
        memory.grow(8L * INITIAL_GROUPS);
        this.capacity = INITIAL_GROUPS;
        this.hashes = new long[capacity];
        for (Type type : keyTypes) {
            keys.add(StoredColumn.of(type, memory));
            plainForms.add(new PlainForm());
        }
    }

    /// The table for keys of these types.
    public static GroupTable of(List<Type> keyTypes, HashColumns hashColumns, Reservation memory) {
        if (keyTypes.isEmpty()) {
            return new SingleGroup(hashColumns, memory);
        }
        return keyTypes.size() == 1 && WordGroups.fits(keyTypes.getFirst())
                ? new WordGroups(keyTypes, hashColumns, memory)
                : new AnyGroups(keyTypes, hashColumns, memory);
    }

    public final int groupCount() {
        return groupCount;
    }

    /// Groups that there is room for without growing.
    public final int capacity() {
        return capacity;
    }

    /// The hashes by group.
    public final long[] hashes() {
        completeHashes();
        return hashes;
    }

    /// Hashes the keys of the groups that were found without.
    final void completeHashes() {
        SliceBuffer buffer = new SliceBuffer();
        while (hashedCount < groupCount) {
            int count = Math.min(HASHED_AT_ONCE, groupCount - hashedCount);
            int from = hashedCount;
            List<Column> some =
                    keys.stream().map(key -> key.slice(from, count, buffer)).toList();
            System.arraycopy(hash(some, count), 0, hashes, from, count);
            hashedCount += count;
        }
    }

    /// Writes the group of each row to `groups`, making groups for keys that are new.
    public final void find(List<Column> keyColumns, int count, int[] groups) {
        long[] vector = needsHashes() ? hash(keyColumns, count) : null;
        find(plain(keyColumns, count), vector, count, groups);
    }

    /// Like [#find(List, int, int[])] where the hashes are known.
    final void findHashed(List<Column> keyColumns, long[] vector, int count, int[] groups) {
        find(plain(keyColumns, count), vector, count, groups);
    }

    /// The keys of the groups `from` to `from + count`.
    public final Column keys(int index, int from, int count, SliceBuffer buffer) {
        return keys.get(index).slice(from, count, buffer);
    }

    /// The keys of all groups, valid until one is added.
    public final List<Column> allKeys() {
        return keys.stream().map(StoredColumn::whole).toList();
    }

    final void reserveGroups(int groups) {
        if (groups > capacity) {
            int wanted = Math.max(groups, capacity * 2);
            memory.grow(8L * wanted);
            hashes = Arrays.copyOf(hashes, wanted);
            memory.shrink(8L * capacity);
            capacity = wanted;
        }
    }

    final long[] hash(List<Column> columns, int count) {
        if (rowHashes.length < count) {
            rowHashes = new long[count];
        }
        hashColumns.hash(columns, count, rowHashes);
        return rowHashes;
    }

    private List<Column> plain(List<Column> columns, int count) {
        plain.clear();
        for (int i = 0; i < columns.size(); i++) {
            plain.add(plainForms.get(i).of(columns.get(i), count));
        }
        return plain;
    }

    /// Makes room for `groups` groups, of which `known` are found at the same time, so that the table need not grow.
    final void expect(int groups, int known) {
        reserveGroups(groups);
        reserveSlots(known);
    }

    /// Lets [#find] make another group for a key met before where keys come in order: a merge will follow.
    final void allowRepeats() {
        mayRepeat = true;
    }

    /// Makes [#find] make new groups for keys met so far, should they come again: the next groups are then found in the
    /// cache.
    final void forget() {
        if (forgetSlots()) {
            firstKnown = groupCount;
        }
    }

    /// Groups that [#find] finds.
    final int knownCount() {
        return groupCount - firstKnown;
    }

    /// Whether no two groups have the same key.
    final boolean isDistinct() {
        return firstKnown == 0;
    }

    /// Makes the slots so many that the known ones of `groups` groups fill at most half of them.
    abstract void reserveSlots(int groups);

    /// Empties the slots; false, and nothing done, if that gains nothing.
    abstract boolean forgetSlots();

    /// Gives up what only [#find] needs.
    abstract void releaseSlots();

    /// Whether [#find] cannot do without the hashes of the rows; with them it may still leave out those of groups.
    abstract boolean needsHashes();

    /// @param vector the hashes of the rows; null only if they are not needed
    abstract void find(List<Column> columns, long @Nullable [] vector, int count, int[] groups);

    /// The values of a column of 32 or 64 bits as longs.
    static void words(Column column, int count, long[] words) {
        if (column instanceof IntColumn ints) {
            int[] values = ints.values();
            for (int i = 0; i < count; i++) {
                words[i] = values[i];
            }
        } else if (column instanceof LongColumn longs) {
            System.arraycopy(longs.values(), 0, words, 0, count);
        } else {
            Arrays.fill(words, 0, count, 0);
        }
    }
}
