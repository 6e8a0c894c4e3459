package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.operator.Settings;
import dev.rayo.simd.HashKernels;
import dev.rayo.simd.Kernels;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hashes rows: the one place that does, so that every table agrees. Equal rows have equal hashes whatever form their
/// columns have; NULL equals NULL. One per worker and place, with its room.
public final class HashColumns {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final boolean equalHashes;
    private long[] further = new long[0];
    private long[] parts = new long[0];
    private @Nullable Dictionary[] dictionaries = new Dictionary[0];
    private long[][] entryHashes = new long[0][];

    public HashColumns(Settings settings) {
        this.equalHashes = settings.equalHashes();
    }

    /// Whether every hash is the same, a test of collisions.
    public boolean areEqual() {
        return equalHashes;
    }

    /// Writes the hash of row i over all `columns` to `hashes[i]`; the hash over no columns is 0.
    public void hash(List<Column> columns, int count, long[] hashes) {
        if (equalHashes || columns.isEmpty()) {
            Arrays.fill(hashes, 0, count, 0);
            return;
        }
        remember(columns.size());
        hashOne(0, columns.getFirst(), count, hashes);
        for (int i = 1; i < columns.size(); i++) {
            further = further.length < count ? new long[count] : further;
            hashOne(i, columns.get(i), count, further);
            Kernels.current().hash().combine(hashes, further, count, hashes);
        }
    }

    private void remember(int columns) {
        if (dictionaries.length < columns) {
            dictionaries = Arrays.copyOf(dictionaries, columns);
            int before = entryHashes.length;
            entryHashes = Arrays.copyOf(entryHashes, columns);
            Arrays.fill(entryHashes, before, columns, new long[0]);
        }
    }

    private void hashOne(int place, Column column, int count, long[] out) {
        if (column instanceof DictionaryColumn coded) {
            long[] entries = entryHashes(place, coded.dictionary());
            int[] codes = coded.codes();
            for (int i = 0; i < count; i++) {
                out[i] = entries[codes[i]];
            }
            overwriteNulls(coded.validity(), count, out);
        } else if (column instanceof ConstantColumn constant) {
            long hash = HashKernels.NULL;
            if (constant.value() != null) {
                long[] one = new long[1];
                hashPlain(constant.value(), 1, one);
                hash = one[0];
            }
            Arrays.fill(out, 0, count, hash);
        } else {
            hashPlain(column, count, out);
        }
    }

    private long[] entryHashes(int place, Dictionary dictionary) {
        if (dictionaries[place] != dictionary) {
            if (entryHashes[place].length < dictionary.size()) {
                entryHashes[place] = new long[dictionary.size()];
            }
            hashPlain(dictionary.values(), dictionary.size(), entryHashes[place]);
            dictionaries[place] = dictionary;
        }
        return entryHashes[place];
    }

    private static void overwriteNulls(long @Nullable [] validity, int count, long[] out) {
        if (validity != null) {
            for (int i = 0; i < count; i++) {
                out[i] = (validity[i >> 6] >>> i & 1) == 0 ? HashKernels.NULL : out[i];
            }
        }
    }

    private void hashPlain(Column column, int count, long[] out) {
        HashKernels kernels = Kernels.current().hash();
        switch (column) {
            case IntColumn c -> kernels.hash(c.values(), c.validity(), count, out);
            case LongColumn c -> kernels.hash(c.values(), c.validity(), count, out);
            case FloatColumn c -> kernels.hash(c.values(), c.validity(), count, out);
            case DoubleColumn c -> kernels.hash(c.values(), c.validity(), count, out);
            case WideColumn c -> kernels.hash128(c.words(), c.validity(), count, out);
            case BytesColumn c -> kernels.hashBytes(c.data(), c.views(), c.validity(), count, out);
            case BitColumn c -> {
                for (int i = 0; i < count; i++) {
                    out[i] = c.bits()[i >> 6] >>> i & 1;
                }
                kernels.hash(out, c.validity(), count, out);
            }
            case IntervalColumn c -> hashIntervals(kernels, c, count, out);
            case StructColumn c -> {
                HashColumns members = new HashColumns(equalHashes);
                members.hash(c.members(), count, out);
                overwriteNulls(c.validity(), count, out);
            }
            case ListColumn c -> hashLists(kernels, c, count, out);
            case DictionaryColumn c -> throw new IllegalArgumentException("not plain: " + c);
            case ConstantColumn c -> throw new IllegalArgumentException("not plain: " + c);
        }
    }

    private HashColumns(boolean equalHashes) {
        this.equalHashes = equalHashes;
    }

    /// A month counts as 30 days and a day as 24 hours, as their order does.
    private void hashIntervals(HashKernels kernels, IntervalColumn column, int count, long[] out) {
        parts = parts.length < count ? new long[count] : parts;
        for (int i = 0; i < count; i++) {
            long micros = column.micros()[i];
            parts[i] = Math.floorMod(micros, MICROS_PER_DAY);
            out[i] = column.months()[i] * 30L + column.days()[i] + Math.floorDiv(micros, MICROS_PER_DAY);
        }
        kernels.hash(parts, column.validity(), count, parts);
        kernels.hash(out, column.validity(), count, out);
        kernels.combine(out, parts, count, out);
        overwriteNulls(column.validity(), count, out);
    }

    private void hashLists(HashKernels kernels, ListColumn column, int count, long[] out) {
        int elements = column.elements().length();
        long[] elementHashes = new long[elements];
        new HashColumns(equalHashes).hash(List.of(column.elements()), elements, elementHashes);
        long[] one = new long[1];
        long[] next = new long[1];
        for (int i = 0; i < count; i++) {
            one[0] = column.offsets()[i + 1] - column.offsets()[i];
            for (int k = column.offsets()[i]; k < column.offsets()[i + 1]; k++) {
                next[0] = elementHashes[k];
                kernels.combine(one, next, 1, one);
            }
            out[i] = one[0];
        }
        overwriteNulls(column.validity(), count, out);
    }
}
