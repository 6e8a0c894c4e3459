package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;

/// Groups by one key of 32 or 64 bits, which lies in the slot itself: a look-up touches one place of memory.
///
/// ```text
///  slots: key, group + 1 │ key, group + 1 │ 0, 0 (free) │ …
/// ```
final class WordGroups extends GroupTable {
    private static final int NO_GROUP = -1;

    private long[] slots;
    private int mask;
    private int nullGroup = NO_GROUP;
    private long[] words = new long[0];
    private int[] added = new int[0];

    WordGroups(List<Type> keyTypes, HashColumns hashColumns, Reservation memory) {
        super(keyTypes, hashColumns, memory);
        memory.grow(16L * INITIAL_SLOTS);
        this.slots = new long[2 * INITIAL_SLOTS];
        this.mask = INITIAL_SLOTS - 1;
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
    void find(List<Column> columns, long[] vector, int count, int[] groups) {
        Column column = columns.getFirst();
        if (words.length < count) {
            words = new long[count];
            added = new int[count];
        }
        reserveSlots(groupCount + count);
        reserveGroups(groupCount + count);
        words(column, count, words);
        int before = groupCount;
        int news = column.validity() == null
                ? findValid(vector, count, groups)
                : findNullable(column, vector, count, groups);
        if (news > 0) {
            appendKeys(column, news);
            for (int i = 0; i < news; i++) {
                hashes[before + i] = vector[added[i]];
            }
        }
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
                if (nullGroup == NO_GROUP) {
                    nullGroup = groupCount++;
                    added[news++] = row;
                }
                groups[row] = nullGroup;
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
        keys.getFirst().appendSelected(column, added, news);
    }

    private void reserveSlots(int groups) {
        int wanted = mask + 1;
        // At most half full.
        while (wanted < 2L * groups) {
            wanted *= 2;
        }
        if (wanted == mask + 1) {
            return;
        }
        memory.grow(16L * wanted);
        memory.shrink(8L * slots.length);
        slots = new long[2 * wanted];
        mask = wanted - 1;
        Column all = keys.getFirst().whole();
        for (int from = 0; from < groupCount; from++) {
            if (from == nullGroup) {
                continue;
            }
            long key = all instanceof IntColumn ints ? ints.values()[from] : ((LongColumn) all).values()[from];
            int slot = (int) hashes[from] & mask;
            while (slots[2 * slot + 1] != 0) {
                slot = slot + 1 & mask;
            }
            slots[2 * slot] = key;
            slots[2 * slot + 1] = from + 1L;
        }
    }

    @Override
    void releaseSlots() {
        memory.shrink(8L * slots.length);
        slots = new long[0];
    }
}
