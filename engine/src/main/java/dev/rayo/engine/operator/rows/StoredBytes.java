package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Kept byte strings: a view per row into one buffer, or codes as long as all rows come with the same dictionary.
///
/// ```text
///  coded:   codes[row] ──▶ dictionary, shared with whoever made it
///  plain:   views[row] ──▶ data; the rows of one dictionary entry share its bytes
///  sealed:  packed[row] ──▶ dictionary; or plain
/// ```
public final class StoredBytes extends StoredColumn {
    /// Largest buffer: views hold 31 bits of offset.
    static final int DATA_BYTES_MAX = 1 << 30;

    /// Rows per entry that make it worth it to turn views into codes.
    private static final int CODED_ROWS_MIN = 4;

    private static final int INITIAL_BYTES = 1 << 10;

    private long[] views = new long[0];
    private int[] codes = new int[0];
    private byte[] data = new byte[0];
    private int used;
    private @Nullable Dictionary dictionary;
    /// Where the entries of `copiedFrom` lie in `data`; -1 for those that were not copied yet.
    private long[] copiedEntries = new long[0];
    private @Nullable Dictionary copiedFrom;
    /// Entries that were copied since the column was last empty; -1 if values came otherwise too.
    private int entryCount;
    private long dictionaryBytes;
    private @Nullable PackedIntegers packed;
    /// Whether views and data belong to another column, which does not change any more.
    private boolean borrowed;

    StoredBytes(Type type, Reservation memory) {
        super(type, memory);
    }

    /// The dictionary of all rows, if they are kept as codes.
    public @Nullable Dictionary dictionary() {
        return dictionary;
    }

    /// Codes by row where [#dictionary] is present.
    public int[] codes() {
        return codes;
    }

    /// Views into [#data] by row where [#dictionary] is absent.
    public long[] views() {
        return views;
    }

    public byte[] data() {
        return data;
    }

    /// Whether `bytes` more bytes fit the buffer.
    public boolean hasRoomFor(long bytes) {
        return used + bytes <= DATA_BYTES_MAX;
    }

    /// Appends values in any form; a dictionary is kept if it is that of all rows so far.
    public void appendAny(Column column, int count, PlainForm plainForm) {
        if (column instanceof DictionaryColumn coded) {
            if (capacity == 0 || length == 0 && dictionary != null) {
                keep(coded.dictionary());
            }
            if (coded.dictionary() == dictionary) {
                append(coded, count);
                return;
            }
        }
        toPlain();
        append(column instanceof DictionaryColumn ? column : plainForm.of(column, count), count);
    }

    private void keep(Dictionary shared) {
        BytesColumn entries = (BytesColumn) shared.values();
        long bytes = 8L * entries.length();
        for (int i = 0; i < entries.length(); i++) {
            bytes += BytesColumn.bytes(entries.views()[i]);
        }
        dropDictionary();
        memory.grow(bytes);
        dictionaryBytes = bytes;
        dictionary = shared;
    }

    private void dropDictionary() {
        memory.shrink(dictionaryBytes);
        dictionaryBytes = 0;
        dictionary = null;
    }

    /// Turns codes into views, as a second dictionary or plain values come.
    public void toPlain() {
        Dictionary before = dictionary;
        if (before == null) {
            return;
        }
        memory.grow((long) capacity * Long.BYTES);
        views = new long[capacity];
        for (int row = 0; row < length; row++) {
            views[row] = isNull(row) ? 0 : entry(before, codes[row]);
        }
        dropDictionary();
        memory.shrink((long) capacity * Integer.BYTES);
        codes = new int[0];
    }

    @Override
    int rowBytes() {
        return dictionary != null ? Integer.BYTES : Long.BYTES;
    }

    @Override
    void growValues(int rows) {
        if (dictionary != null) {
            codes = Arrays.copyOf(codes, rows);
        } else {
            views = Arrays.copyOf(views, rows);
        }
    }

    @Override
    void appendValues(Column column, int count) {
        switch (column) {
            case DictionaryColumn coded when coded.dictionary() == dictionary ->
                System.arraycopy(coded.codes(), 0, codes, length, count);
            case DictionaryColumn coded -> {
                for (int row = 0; row < count; row++) {
                    views[length + row] = coded.isNull(row) ? 0 : entry(coded.dictionary(), coded.codes()[row]);
                }
            }
            case BytesColumn bytes -> {
                entryCount = -1;
                appendBytes(bytes, count);
            }
            default -> {
                if (dictionary != null) {
                    Arrays.fill(codes, length, length + count, 0);
                } else {
                    Arrays.fill(views, length, length + count, 0);
                }
            }
        }
    }

    private void appendBytes(BytesColumn column, int count) {
        long[] from = column.views();
        long total = 0;
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row)) {
                int size = BytesColumn.bytes(from[row]);
                int offset = BytesColumn.offset(from[row]);
                total += size;
                lowest = Math.min(lowest, offset);
                highest = Math.max(highest, offset + size);
            }
        }
        if (total == 0) {
            Arrays.fill(views, length, length + count, 0);
            return;
        }
        int span = highest - lowest;
        if (span <= total + total / 2) {
            // Nearly all bytes between the first and the last are wanted: one copy instead of one per row.
            reserveBytes(span);
            System.arraycopy(column.data(), lowest, data, used, span);
            long shift = (long) (used - lowest) << 32;
            for (int row = 0; row < count; row++) {
                views[length + row] = column.isNull(row) ? 0 : from[row] + shift;
            }
            used += span;
            return;
        }
        reserveBytes(total);
        for (int row = 0; row < count; row++) {
            int size = column.isNull(row) ? 0 : BytesColumn.bytes(from[row]);
            System.arraycopy(column.data(), BytesColumn.offset(from[row]) & (size == 0 ? 0 : -1), data, used, size);
            views[length + row] = BytesColumn.view(used, size);
            used += size;
        }
    }

    /// The view of a dictionary entry, whose bytes are copied when it is first met.
    private long entry(Dictionary from, int code) {
        if (copiedFrom != from) {
            int size = from.size();
            if (copiedEntries.length < size) {
                memory.grow(8L * (size - copiedEntries.length));
                copiedEntries = new long[size];
            }
            Arrays.fill(copiedEntries, -1);
            copiedFrom = from;
        }
        long view = copiedEntries[code];
        if (view < 0) {
            BytesColumn entries = (BytesColumn) from.values();
            long source = entries.views()[code];
            int size = BytesColumn.bytes(source);
            reserveBytes(size);
            System.arraycopy(entries.data(), BytesColumn.offset(source), data, used, size);
            view = BytesColumn.view(used, size);
            used += size;
            entryCount += entryCount < 0 ? 0 : 1;
            copiedEntries[code] = view;
        }
        return view;
    }

    private void reserveBytes(long more) {
        long wanted = used + more;
        if (wanted > data.length) {
            if (wanted > DATA_BYTES_MAX) {
                throw RayoException.resources(
                        "a column keeps at most " + DATA_BYTES_MAX + " bytes of text in one place, "
                                + wanted + " are needed",
                        "let the query keep less text");
            }
            int size = (int) Math.min(DATA_BYTES_MAX, Math.max(INITIAL_BYTES, Math.max(wanted, data.length * 2L)));
            memory.grow(size);
            int before = data.length;
            data = Arrays.copyOf(data, size);
            memory.shrink(before);
        }
    }

    /// Makes room for as many bytes as `other` has.
    void reserveBytesOf(StoredBytes other) {
        if (dictionary == null && other.dictionary == null) {
            reserveBytes(other.used);
        }
    }

    /// Text shares views and bytes; codes are copied, as [#encode] changes them.
    @Override
    StoredColumn shared(Reservation counted) {
        StoredBytes copy = new StoredBytes(type, counted);
        if (dictionary != null) {
            copy.keep(dictionary);
            counted.grow((long) length * Integer.BYTES);
            copy.codes = packed == null ? Arrays.copyOf(codes, length) : new int[length];
            if (packed != null) {
                packed.read(0, length, copy.codes);
            }
        } else {
            copy.borrowed = true;
            copy.views = views;
            copy.data = data;
            copy.used = used;
            copy.entryCount = -1;
        }
        copy.capacity = length;
        copy.length = length;
        copy.validity = validity;
        return copy;
    }

    /// Copies the bytes to a buffer that other columns share, where they begin at `offset`.
    ///
    /// @return what readers of the views have to add to them; 0 where the views have moved
    long moveTo(byte[] shared, int offset) {
        System.arraycopy(data, 0, shared, offset, used);
        if (borrowed) {
            return (long) offset << 32;
        }
        for (int row = 0; row < length; row++) {
            views[row] += (long) offset << 32;
        }
        memory.shrink(data.length);
        data = shared;
        return 0;
    }

    int usedBytes() {
        return used;
    }

    @Override
    public void clear() {
        super.clear();
        used = 0;
        copiedFrom = null;
        entryCount = 0;
    }

    /// Rows that came as entries of dictionaries, where these are few, become codes of one dictionary.
    @Override
    StoredColumn sealed() {
        StoredBytes copy = new StoredBytes(type, memory);
        Dictionary own = dictionary;
        int[] ownCodes = codes;
        if (hasFewEntries()) {
            EntrySet entries = new EntrySet();
            ownCodes = new int[length];
            EntryCodes.write(views, data, validity, length, entryCount, entries, ownCodes);
            own = entries.dictionary(type);
        }
        if (own == null) {
            copy.sealPlain(views, data, length, used);
        } else {
            copy.keep(own);
            int width = PackedIntegers.width(0, own.size());
            memory.grow((long) width * length);
            copy.packed = PackedIntegers.of(ownCodes, length, 0, own.size(), width);
        }
        sealInto(copy);
        return copy;
    }

    /// Whether the rows are plain, came as entries of dictionaries, and many of them as the same ones.
    private boolean hasFewEntries() {
        return dictionary == null && entryCount > 0 && entryCount <= length / CODED_ROWS_MIN;
    }

    /// Whether the rows are codes, or can become such.
    boolean canBeCoded() {
        return dictionary != null && dictionary.size() > 0 || hasFewEntries();
    }

    /// How many entries the rows have at most, where they [#canBeCoded].
    int entriesMax() {
        return dictionary != null ? dictionary.size() : entryCount;
    }

    /// Turns the rows, which [#canBeCoded], into codes of `entries`; they cannot be read before [#useDictionary].
    void encode(EntrySet entries) {
        Dictionary before = dictionary;
        if (before != null) {
            BytesColumn values = (BytesColumn) before.values();
            int[] moved = new int[before.size()];
            Arrays.fill(moved, -1);
            for (int row = 0; row < length; row++) {
                int code = codes[row];
                if (isNull(row)) {
                    codes[row] = 0;
                    continue;
                }
                if (moved[code] < 0) {
                    moved[code] = entries.add(values.data(), values.views()[code]);
                }
                codes[row] = moved[code];
            }
            return;
        }
        memory.grow((long) capacity * Integer.BYTES);
        codes = new int[capacity];
        EntryCodes.write(views, data, validity, length, entryCount, entries, codes);
        memory.shrink((long) capacity * Long.BYTES + data.length);
        views = new long[0];
        data = new byte[0];
        used = 0;
    }

    /// Replaces every code by `moved[code]`, a code of `shared`.
    ///
    /// @param moved null where the codes are those of `shared` already
    void useDictionary(int @Nullable [] moved, Dictionary shared) {
        for (int row = 0; moved != null && row < length; row++) {
            codes[row] = isNull(row) ? 0 : moved[codes[row]];
        }
        dropDictionary();
        dictionary = shared;
    }

    private void sealPlain(long[] fromViews, byte[] fromData, int rows, int bytes) {
        memory.grow(8L * rows + bytes);
        views = Arrays.copyOf(fromViews, rows);
        data = Arrays.copyOf(fromData, bytes);
        used = bytes;
    }

    @Override
    public long heldBytes() {
        return super.heldBytes() + data.length + 8L * copiedEntries.length + dictionaryBytes;
    }

    @Override
    public long dataBytes() {
        return super.dataBytes() + used;
    }

    @Override
    public Column whole() {
        if (packed != null && dictionary != null) {
            int[] all = new int[length];
            packed.read(0, length, all);
            return new DictionaryColumn(all, dictionary, validity, length);
        }
        return dictionary != null
                ? new DictionaryColumn(codes, dictionary, validity, length)
                : new BytesColumn(type, views, data, validity, length);
    }

    @Override
    Column sliceValues(int from, int count, long @Nullable [] nulls, SliceBuffer buffer) {
        if (dictionary != null) {
            int[] slice = buffer.ints(count);
            if (packed != null) {
                packed.read(from, count, slice);
            } else {
                System.arraycopy(codes, from, slice, 0, count);
            }
            return new DictionaryColumn(slice, dictionary, nulls, count);
        }
        long[] slice = buffer.longs(count);
        System.arraycopy(views, from, slice, 0, count);
        return new BytesColumn(type, slice, data, nulls, count);
    }

    @Override
    Column gatherValues(int from, int[] rows, int count, long @Nullable [] nulls, GatherBuffer buffer) {
        if (dictionary != null) {
            int[] gathered = buffer.ints(count);
            if (packed != null) {
                packed.gather(from, rows, count, gathered);
            } else {
                for (int i = 0; i < count; i++) {
                    gathered[i] = codes[from + rows[i]];
                }
            }
            return new DictionaryColumn(gathered, dictionary, nulls, count);
        }
        long[] gathered = buffer.longs(count);
        for (int i = 0; i < count; i++) {
            gathered[i] = views[from + rows[i]];
        }
        return new BytesColumn(type, gathered, data, nulls, count);
    }
}
