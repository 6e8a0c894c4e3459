package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values of one type that an operator keeps: a growing copy in plain form (byte strings may keep their dictionary).
///
/// Memory is taken from the reservation before arrays are allocated; whoever owns the reservation gives it back. While
/// it grows it is used by one thread; afterwards any number may read it.
public abstract sealed class StoredColumn
        permits StoredBits,
                StoredInts,
                StoredLongs,
                StoredWides,
                StoredFloats,
                StoredDoubles,
                StoredBytes,
                StoredIntervals,
                StoredLists,
                StoredStructs {
    private static final int INITIAL_ROWS = 64;

    final Type type;
    final Reservation memory;
    long @Nullable [] validity;
    int length;
    private @Nullable GatherBuffer gathered;
    /// Rows that the arrays have room for.
    int capacity;

    StoredColumn(Type type, Reservation memory) {
        this.type = type;
        this.memory = memory;
    }

    /// An empty column.
    public static StoredColumn of(Type type, Reservation memory) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> new StoredBits(type, memory);
                    case NULL, TINYINT, SMALLINT, INTEGER, DATE -> new StoredInts(type, memory);
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> new StoredLongs(type, memory);
                    case REAL -> new StoredFloats(type, memory);
                    case DOUBLE -> new StoredDoubles(type, memory);
                    case VARCHAR, BLOB -> new StoredBytes(type, memory);
                    case INTERVAL -> new StoredIntervals(type, memory);
                };
            case Type.Decimal decimal ->
                decimal.isLong() ? new StoredLongs(type, memory) : new StoredWides(type, memory);
            case Type.Array array -> new StoredLists(type, memory);
            case Type.Mapping mapping -> new StoredLists(type, memory);
            case Type.Struct struct -> new StoredStructs(struct, memory);
        };
    }

    public final Type type() {
        return type;
    }

    public final int length() {
        return length;
    }

    public final boolean isNull(int row) {
        return validity != null && (validity[row >> 6] >>> row & 1) == 0;
    }

    public final boolean hasNulls() {
        return validity != null;
    }

    /// How many values are NULL.
    public final int nullCount() {
        long[] bits = validity;
        if (bits == null) {
            return 0;
        }
        int present = 0;
        for (int word = 0; word << 6 < length; word++) {
            int rows = length - (word << 6);
            present += Long.bitCount(rows >= 64 ? bits[word] : bits[word] & -1L >>> -rows);
        }
        return length - present;
    }

    /// Appends the first `count` values of a plain column of this type, or of a constant NULL of any type.
    public final void append(Column plain, int count) {
        reserveRows(length + count);
        long[] nulls = plain.validity();
        if (nulls != null || validity != null) {
            appendValidity(nulls, count);
        }
        appendValues(plain, count);
        length += count;
    }

    /// Appends the values of the rows `rows[0..count)` of a plain column of this type, or of a constant NULL.
    public final void appendSelected(Column plain, int[] rows, int count) {
        if (gathered == null) {
            gathered = new GatherBuffer();
        }
        append(gathered.gather(plain, rows, count), count);
    }

    /// Forgets all rows and keeps the room.
    public void clear() {
        length = 0;
        if (validity != null) {
            memory.shrink(8L * validity.length);
            validity = null;
        }
    }

    /// The rows `from` to `from + count`. The result may share arrays with this column and with `buffer`.
    public final Column slice(int from, int count, SliceBuffer buffer) {
        long[] nulls = validity == null ? null : buffer.bits(validity, from, count);
        return sliceValues(from, count, nulls, buffer);
    }

    /// The rows `rows[0..count)`, counted from row `from`, without a slice between: null where that gains nothing.
    final @Nullable Column gather(int from, int[] rows, int count, GatherBuffer buffer) {
        long[] bits = validity;
        if (bits == null) {
            return gatherValues(from, rows, count, null, buffer);
        }
        long[] nulls = buffer.validity(count);
        BitCopy.gather(bits, from, rows, count, nulls);
        return gatherValues(from, rows, count, nulls, buffer);
    }

    /// [#gather] of what is not NULL.
    @Nullable Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        return null;
    }

    /// A copy of the rows, in the same reservation, that takes as little room as they allow: it cannot grow, and the
    /// arrays that subclasses lay open may be empty in it.
    StoredColumn sealed() {
        StoredColumn copy = of(type, memory);
        copy.grow(length);
        copy.append(whole(), length);
        return copy;
    }

    /// These rows for a reader who lays them open, without a copy of what nobody changes.
    ///
    /// @param counted what copies count in; the rows that are shared go on to count where they do
    StoredColumn shared(Reservation counted) {
        return this;
    }

    /// Gives `copy` the length and the validity of this column.
    final void sealInto(StoredColumn copy) {
        copy.length = length;
        long[] bits = validity;
        if (bits != null) {
            memory.grow(8L * Columns.words(length));
            copy.validity = Arrays.copyOf(bits, Columns.words(length));
        }
    }

    /// Bytes of the reservation that this column, not sealed, holds.
    public long heldBytes() {
        long[] bits = validity;
        return (long) capacity * rowBytes() + (bits == null ? 0 : 8L * bits.length);
    }

    /// Clears the bits of those of the rows `from` to `from + count` whose value `range` does not let through; bit i
    /// stands for row `from + i`.
    ///
    /// @return false if this form of values cannot tell: nothing happened then
    public final boolean narrow(int from, int count, ValueRange range, long[] rows) {
        if (!narrowValues(from, count, range, rows)) {
            return false;
        }
        if (validity != null) {
            BitCopy.keep(validity, from, count, rows);
        }
        return true;
    }

    /// [#narrow] without regard to NULLs.
    boolean narrowValues(int from, int count, ValueRange range, long[] rows) {
        return false;
    }

    /// All rows, sharing the arrays of this column where it is not sealed: valid until it grows.
    public abstract Column whole();

    /// Bytes of data that a reader of all rows would see, about.
    public long dataBytes() {
        return (long) length * rowBytes();
    }

    /// Makes room for `rows` rows in all.
    final void reserveRows(int rows) {
        if (rows > capacity) {
            grow(Math.max(rows, Math.max(INITIAL_ROWS, capacity + (capacity >> 1) + (capacity >> 2))));
        }
    }

    /// Makes room for exactly `wanted` rows, which are more than there is room for.
    private void grow(int wanted) {
        if (wanted > capacity) {
            long added = (long) (wanted - capacity) * rowBytes();
            long held = (long) capacity * rowBytes();
            // Old and new arrays live side by side while one is copied into the other.
            memory.grow(added + held);
            growValues(wanted);
            if (validity != null) {
                memory.grow(8L * Columns.words(wanted));
                int before = validity.length;
                validity = Arrays.copyOf(validity, Columns.words(wanted));
                memory.shrink(8L * before);
            }
            memory.shrink(held);
            capacity = wanted;
        }
    }

    private void appendValidity(long @Nullable [] nulls, int count) {
        long[] bits = validity;
        if (bits == null) {
            memory.grow(8L * Columns.words(capacity));
            bits = new long[Columns.words(capacity)];
            BitCopy.fill(bits, 0, length);
            validity = bits;
        }
        if (nulls == null) {
            BitCopy.fill(bits, length, count);
        } else {
            BitCopy.copy(nulls, 0, bits, length, count);
        }
    }

    /// Bytes per row of the arrays that [#growValues] allocates, without validity; whole bytes, rounded up.
    abstract int rowBytes();

    /// Reallocates for `rows` rows; the memory is reserved.
    abstract void growValues(int rows);

    /// Copies values to the rows from `length` on; room is there. Values under NULL may be anything.
    abstract void appendValues(Column plain, int count);

    abstract Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer);
}
