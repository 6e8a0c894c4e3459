package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.simd.BitKernels;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Evaluates what depends on one column alone once per entry of that column's dictionary, where [EntryResults] has a
/// result; other vectors go to the inner evaluator row by row.
final class DictionaryEvaluator implements Evaluator {
    private final int ordinal;
    private final Evaluator inner;
    private final Type type;

    private final EntryResults results;

    private int[] codes = new int[0];
    private long[] bits = new long[0];
    private long[] valid = new long[0];

    DictionaryEvaluator(int ordinal, Evaluator inner, Type type) {
        this.ordinal = ordinal;
        this.inner = inner;
        this.type = type;
        this.results = new EntryResults(ordinal, inner);
    }

    @Override
    public Column evaluate(Chunk chunk) {
        if (chunk.column(ordinal) instanceof DictionaryColumn column) {
            DictionaryResult perEntry = results.of(column.dictionary(), chunk.rowCount());
            if (perEntry != null) {
                return spread(column, perEntry);
            }
        }
        return inner.evaluate(chunk);
    }

    /// The result of every row, by its code; a NULL row has the entry after the last.
    private Column spread(DictionaryColumn column, DictionaryResult perEntry) {
        int count = column.length();
        Column values = perEntry.values();
        if (values instanceof ConstantColumn constant) {
            return new ConstantColumn(type, constant.value(), count);
        }
        int[] entries = withNullEntry(column, perEntry);
        long[] validity = validity(column, perEntry, entries);
        if (values instanceof BitColumn truths) {
            bits = room(bits, count);
            Kernels.current().bits().gather(truths.bits(), entries, count, bits);
            return new BitColumn(type, bits, validity, count);
        }
        if (values instanceof DictionaryColumn coded) {
            int[] inner = new int[count];
            Kernels.current().gather().gather(coded.codes(), entries, count, inner);
            return new DictionaryColumn(inner, coded.dictionary(), validity, count);
        }
        return new DictionaryColumn(entries, perEntry.dictionary(), validity, count);
    }

    private int[] withNullEntry(DictionaryColumn column, DictionaryResult perEntry) {
        long[] validity = column.validity();
        if (validity == null || perEntry.isNullForNull()) {
            return column.codes();
        }
        int count = column.length();
        codes = codes.length < count ? new int[count] : codes;
        int nullEntry = column.dictionary().size();
        for (int i = 0; i < count; i++) {
            codes[i] = (validity[i >> 6] >>> i & 1) != 0 ? column.codes()[i] : nullEntry;
        }
        return codes;
    }

    private long @Nullable [] validity(DictionaryColumn column, DictionaryResult perEntry, int[] entries) {
        // Where NULL gives NULL, the entries of NULL rows are arbitrary.
        boolean byRow = entries == column.codes();
        long[] ofRows = byRow ? column.validity() : null;
        long[] ofEntries = perEntry.values().validity();
        if (ofEntries == null || byRow && !perEntry.hasNullEntries()) {
            return ofRows;
        }
        int count = column.length();
        BitKernels kernels = Kernels.current().bits();
        valid = room(valid, count);
        kernels.gather(ofEntries, entries, count, valid);
        if (ofRows != null) {
            kernels.and(valid, ofRows, count, valid);
        }
        return valid;
    }

    private static long[] room(long[] words, int count) {
        return words.length < Columns.words(count) ? new long[Columns.words(count)] : words;
    }
}
