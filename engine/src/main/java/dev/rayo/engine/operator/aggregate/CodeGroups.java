package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds groups by small numbers that stand for the keys, without a hash: the [KeyCodes] of a row's keys make one number,
/// and an array tells the group of each number that was met before. Others are left to the table.
final class CodeGroups {
    /// More combinations than this are left to the table.
    static final int COMBINATIONS_MAX = 1 << 16;

    private static final int UNKNOWN = 0;
    private static final int ASKED = -1;

    private final HashColumns hashColumns;
    private final Reservation memory;
    private final List<GatherBuffer> buffers = new ArrayList<>();
    private KeyCodes[] codes = new KeyCodes[0];
    private boolean never;
    /// Group + 1 by number.
    private int[] known = new int[0];
    private int[] numbers = new int[0];
    private int[] further = new int[0];
    private int[] asked = new int[0];
    private int[] found = new int[0];

    CodeGroups(HashColumns hashColumns, Reservation memory) {
        this.hashColumns = hashColumns;
        this.memory = memory;
    }

    /// Writes the groups of the rows as [GroupTable#find] would.
    ///
    /// @return false, and nothing done, if the keys are of another form
    boolean find(List<Column> keys, int count, GroupTable table, int[] groups) {
        if (never) {
            return false;
        }
        if (keys.getFirst() instanceof ConstantColumn) {
            return findConstant(keys, count, table, groups);
        }
        if (!take(keys, count)) {
            return false;
        }
        number(keys, count);
        int unknown = 0;
        for (int row = 0; row < count; row++) {
            int group = known[numbers[row]] - 1;
            groups[row] = group;
            unknown |= group;
        }
        if (unknown < 0) {
            ask(keys, count, table);
            for (int row = 0; row < count; row++) {
                groups[row] = known[numbers[row]] - 1;
            }
        }
        return true;
    }

    private static boolean findConstant(List<Column> keys, int count, GroupTable table, int[] groups) {
        for (Column key : keys) {
            if (!(key instanceof ConstantColumn)) {
                return false;
            }
        }
        table.find(keys, 1, groups);
        Arrays.fill(groups, 1, count, groups[0]);
        return true;
    }

    /// Gets every key ready to be numbered; false if one cannot be, or all together have too many numbers.
    private boolean take(List<Column> keys, int count) {
        if (codes.length == 0) {
            codes = new KeyCodes[keys.size()];
            Arrays.setAll(codes, i -> new KeyCodes(keys.size() > 1, hashColumns, memory));
        }
        boolean anew = false;
        int bits = 0;
        for (int i = 0; i < codes.length; i++) {
            switch (codes[i].take(keys.get(i), count)) {
                case AS_BEFORE -> {}
                case ANEW -> anew = true;
                case NOT -> {
                    forget();
                    return false;
                }
                case NEVER -> {
                    never = true;
                    return false;
                }
            }
            bits += codes[i].bits();
        }
        if (1L << bits > COMBINATIONS_MAX) {
            // Numbers of several keys only grow in number; those of one dictionary end with it.
            never = codes.length > 1;
            return false;
        }
        if (known.length < 1 << bits) {
            memory.grow(4L * ((1 << bits) - known.length));
            known = new int[1 << bits];
        } else if (anew) {
            forget();
        }
        if (numbers.length < count) {
            numbers = new int[count];
            further = new int[count];
            asked = new int[count];
            found = new int[count];
        }
        return true;
    }

    private void forget() {
        Arrays.fill(known, UNKNOWN);
    }

    private void number(List<Column> keys, int count) {
        codes[0].number(keys.getFirst(), count, numbers);
        for (int i = 1; i < codes.length; i++) {
            codes[i].number(keys.get(i), count, further);
            int bits = codes[i].bits();
            for (int row = 0; row < count; row++) {
                numbers[row] = numbers[row] << bits | further[row];
            }
        }
    }

    /// Has the table find the groups of the numbers that are not known yet.
    private void ask(List<Column> keys, int count, GroupTable table) {
        int unknown = 0;
        for (int row = 0; row < count; row++) {
            int number = numbers[row];
            if (known[number] == UNKNOWN) {
                known[number] = ASKED;
                asked[unknown++] = row;
            }
        }
        List<Column> some = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (buffers.size() <= i) {
                buffers.add(new GatherBuffer());
            }
            some.add(buffers.get(i).gather(keys.get(i), asked, unknown));
        }
        table.find(some, unknown, found);
        for (int i = 0; i < unknown; i++) {
            known[numbers[asked[i]]] = found[i] + 1;
        }
    }
}
