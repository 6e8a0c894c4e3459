package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Reservation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds groups by dictionary codes and booleans alone, without a hash: the codes of a row make one number, and an
/// array tells the group of each number that was met before. Holds as long as the same dictionaries come by.
final class CodeGroups {
    /// More combinations of codes than this are left to the table.
    static final int COMBINATIONS_MAX = 1 << 16;

    private static final int UNKNOWN = 0;
    private static final int ASKED = -1;

    private final Reservation memory;
    private final List<GatherBuffer> buffers = new ArrayList<>();
    private @Nullable Dictionary[] dictionaries = new Dictionary[0];
    /// Group + 1 by number.
    private int[] known = new int[0];
    private int[] numbers = new int[0];
    private int[] asked = new int[0];
    private int[] found = new int[0];

    CodeGroups(Reservation memory) {
        this.memory = memory;
    }

    /// Forgets the groups: the table starts anew.
    void forget() {
        Arrays.fill(dictionaries, null);
        Arrays.fill(known, UNKNOWN);
    }

    /// Writes the groups of the rows as [GroupTable#find] would.
    ///
    /// @return false, and nothing done, if the keys are of another form
    boolean find(List<Column> keys, int count, GroupTable table, int[] groups) {
        if (keys.stream().allMatch(ConstantColumn.class::isInstance)) {
            table.find(keys, 1, groups);
            Arrays.fill(groups, 1, count, groups[0]);
            return true;
        }
        long combinations = 1;
        for (Column key : keys) {
            int size = sizeOf(key);
            combinations *= size;
            if (size == 0 || combinations > COMBINATIONS_MAX) {
                return false;
            }
        }
        remember(keys, (int) combinations, count);
        number(keys, count);
        int unknown = 0;
        for (int row = 0; row < count; row++) {
            int number = numbers[row];
            if (known[number] == UNKNOWN) {
                known[number] = ASKED;
                asked[unknown++] = row;
            }
        }
        if (unknown > 0) {
            ask(keys, unknown, table);
        }
        for (int row = 0; row < count; row++) {
            groups[row] = known[numbers[row]] - 1;
        }
        return true;
    }

    /// Values that a key can have, NULL among them; 0 if not known.
    private static int sizeOf(Column key) {
        if (key instanceof DictionaryColumn coded) {
            return coded.dictionary().size() + 1;
        }
        return key instanceof BitColumn ? 3 : 0;
    }

    private void remember(List<Column> keys, int combinations, int count) {
        boolean same = dictionaries.length == keys.size() && known.length >= combinations;
        for (int i = 0; same && i < keys.size(); i++) {
            same = dictionaries[i] == (keys.get(i) instanceof DictionaryColumn coded ? coded.dictionary() : null);
        }
        if (!same) {
            if (known.length < combinations) {
                memory.grow(4L * (combinations - known.length));
                known = new int[combinations];
            } else {
                Arrays.fill(known, UNKNOWN);
            }
            dictionaries = new Dictionary[keys.size()];
            for (int i = 0; i < keys.size(); i++) {
                dictionaries[i] = keys.get(i) instanceof DictionaryColumn coded ? coded.dictionary() : null;
            }
        }
        if (numbers.length < count) {
            numbers = new int[count];
            asked = new int[count];
            found = new int[count];
        }
    }

    private void number(List<Column> keys, int count) {
        Arrays.fill(numbers, 0, count, 0);
        for (Column key : keys) {
            int size = sizeOf(key);
            long[] validity = key.validity();
            for (int row = 0; row < count; row++) {
                int code = validity != null && (validity[row >> 6] >>> row & 1) == 0 ? size - 1 : code(key, row);
                numbers[row] = numbers[row] * size + code;
            }
        }
    }

    private static int code(Column key, int row) {
        return key instanceof DictionaryColumn coded
                ? coded.codes()[row]
                : (int) (((BitColumn) key).bits()[row >> 6] >>> row & 1);
    }

    private void ask(List<Column> keys, int count, GroupTable table) {
        List<Column> some = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (buffers.size() <= i) {
                buffers.add(new GatherBuffer());
            }
            some.add(buffers.get(i).gather(keys.get(i), asked, count));
        }
        table.find(some, count, found);
        for (int i = 0; i < count; i++) {
            known[numbers[asked[i]]] = found[i] + 1;
        }
    }
}
