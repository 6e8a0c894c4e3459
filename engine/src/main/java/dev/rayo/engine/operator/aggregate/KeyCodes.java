package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers the values of one key column from 1, 0 being NULL: a whole number by its distance from the least one, a
/// dictionary's entry by its code, or, where several dictionaries must agree, by the order in which values were first
/// met. Numbers are less than `1 << bits()` and mean the same until [#take] says otherwise.
final class KeyCodes {
    private static final int VALUES_MAX = CodeGroups.COMBINATIONS_MAX / 2;

    /// Entries of a dictionary that are looked up one by one.
    private static final int SHARED_ENTRIES_MAX = 1 << 10;

    private final HashColumns hashColumns;
    private final Reservation memory;
    private final boolean sharesValues;
    private int bits;
    /// Of whole numbers: what is numbered 1.
    private long base;
    private boolean isRange;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;
    /// Of dictionaries.
    private @Nullable Dictionary dictionary;
    private @Nullable GroupTable values;
    private int[] codeOf = new int[0];

    /// @param sharesValues whether equal values of two dictionaries have one number
    KeyCodes(boolean sharesValues, HashColumns hashColumns, Reservation memory) {
        this.sharesValues = sharesValues;
        this.hashColumns = hashColumns;
        this.memory = memory;
    }

    enum Taken {
        /// Numbers mean what they meant before.
        AS_BEFORE,
        /// Numbers mean something else than before.
        ANEW,
        /// This column cannot be numbered.
        NOT,
        /// No further column can.
        NEVER
    }

    int bits() {
        return bits;
    }

    /// Gets ready to number the rows of a column.
    Taken take(Column key, int count) {
        return switch (key) {
            case DictionaryColumn coded -> takeDictionary(coded.dictionary());
            case BitColumn b -> resize(3, false);
            case IntColumn c -> isRange && covers(c, count) ? Taken.AS_BEFORE : takeRange(key, count);
            case LongColumn c -> isRange && covers(c, count) ? Taken.AS_BEFORE : takeRange(key, count);
            default -> Taken.NOT;
        };
    }

    private Taken resize(long size, boolean anew) {
        int wanted = 64 - Long.numberOfLeadingZeros(size - 1);
        boolean same = wanted <= bits && !anew;
        bits = Math.max(bits, wanted);
        return same ? Taken.AS_BEFORE : Taken.ANEW;
    }

    private Taken takeDictionary(Dictionary next) {
        if (next == dictionary) {
            return Taken.AS_BEFORE;
        }
        int size = next.size();
        int sizeMax = sharesValues ? SHARED_ENTRIES_MAX : CodeGroups.COMBINATIONS_MAX - 1;
        if (isRange || size == 0 || size > sizeMax || next.values() instanceof BitColumn) {
            return Taken.NOT;
        }
        if (codeOf.length < size) {
            memory.grow(4L * (size - codeOf.length));
            codeOf = new int[size];
        }
        if (!sharesValues) {
            for (int code = 0; code < size; code++) {
                codeOf[code] = code + 1;
            }
            dictionary = next;
            return resize(size + 1L, true);
        }
        GroupTable all = values;
        if (all == null) {
            all = GroupTable.of(List.of(next.values().type()), hashColumns, memory);
            values = all;
        }
        if (all.groupCount() > VALUES_MAX) {
            return Taken.NEVER;
        }
        all.find(List.of(next.values()), size, codeOf);
        for (int code = 0; code < size; code++) {
            codeOf[code]++;
        }
        dictionary = next;
        return resize(all.groupCount() + 1L, false);
    }

    private boolean covers(IntColumn column, int count) {
        long[] validity = column.validity();
        int[] keys = column.values();
        long from = base - 1;
        long last = (1L << bits) - 1;
        long outside = 0;
        for (int i = 0; i < count; i++) {
            long place = keys[i] - from;
            outside |= (place - 1 | last - place) & present(validity, i);
        }
        return outside >= 0;
    }

    private boolean covers(LongColumn column, int count) {
        long[] validity = column.validity();
        long[] keys = column.values();
        long from = base - 1;
        long last = (1L << bits) - 1;
        long outside = 0;
        for (int i = 0; i < count; i++) {
            long place = keys[i] - from;
            outside |= (place - 1 | last - place) & present(validity, i);
        }
        return outside >= 0;
    }

    /// All bits set where the row is not NULL.
    private static long present(long @Nullable [] validity, int row) {
        return validity == null ? -1 : -(validity[row >> 6] >>> row & 1);
    }

    private Taken takeRange(Column key, int count) {
        if (dictionary != null) {
            return Taken.NOT;
        }
        for (int row = 0; row < count; row++) {
            if (!key.isNull(row)) {
                long value = key instanceof IntColumn ints ? ints.values()[row] : ((LongColumn) key).values()[row];
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (least > greatest) {
            // Nothing but NULLs so far.
            return resize(2, false);
        }
        long range = greatest - least;
        if (range < 0 || range >= VALUES_MAX || least < Long.MIN_VALUE + 2L * VALUES_MAX) {
            return Taken.NEVER;
        }
        isRange = true;
        resize(range + 2, true);
        // What room there is goes to both sides.
        base = least - ((1L << bits) - 2 - range) / 2;
        return Taken.ANEW;
    }

    /// Writes the rows' numbers.
    void number(Column key, int count, int[] numbers) {
        switch (key) {
            case DictionaryColumn coded -> {
                int[] codes = coded.codes();
                int[] ofCode = codeOf;
                for (int row = 0; row < count; row++) {
                    numbers[row] = ofCode[codes[row]];
                }
            }
            case IntColumn c -> {
                int[] keys = c.values();
                int from = (int) (base - 1);
                for (int row = 0; row < count; row++) {
                    numbers[row] = keys[row] - from;
                }
            }
            case LongColumn c -> {
                long[] keys = c.values();
                long from = base - 1;
                for (int row = 0; row < count; row++) {
                    numbers[row] = (int) (keys[row] - from);
                }
            }
            case BitColumn c -> {
                for (int row = 0; row < count; row++) {
                    numbers[row] = 1 + (int) (c.bits()[row >> 6] >>> row & 1);
                }
            }
            default -> throw new IllegalArgumentException("not a column of codes: " + key);
        }
        if (key.validity() != null) {
            for (int row = 0; row < count; row++) {
                numbers[row] &= (int) present(key.validity(), row);
            }
        }
    }
}
