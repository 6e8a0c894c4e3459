package dev.rayo.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in the middle of a column as a column of their own.
public final class ColumnSlice {
    private ColumnSlice() {}

    /// The values `from` to `from + count` in the column's own form. Fixed-width values are copied; the bytes of texts,
    /// dictionaries and the elements of lists are shared.
    public static Column of(Column column, int from, int count) {
        if (from == 0 && count == column.length()) {
            return column;
        }
        if (column instanceof ConstantColumn constant) {
            return new ConstantColumn(constant.type(), constant.value(), count);
        }
        int to = from + count;
        long[] validity = column.validity();
        long[] valid = validity == null ? null : bits(validity, from, count);
        return switch (column) {
            case ConstantColumn c -> new ConstantColumn(c.type(), c.value(), count);
            case DictionaryColumn c ->
                new DictionaryColumn(Arrays.copyOfRange(c.codes(), from, to), c.dictionary(), valid, count);
            case BitColumn c -> new BitColumn(c.type(), bits(c.bits(), from, count), valid, count);
            case IntColumn c -> new IntColumn(c.type(), Arrays.copyOfRange(c.values(), from, to), valid, count);
            case LongColumn c -> new LongColumn(c.type(), Arrays.copyOfRange(c.values(), from, to), valid, count);
            case WideColumn c -> new WideColumn(c.type(), Arrays.copyOfRange(c.words(), 2 * from, 2 * to), valid, count);
            case FloatColumn c -> new FloatColumn(c.type(), Arrays.copyOfRange(c.values(), from, to), valid, count);
            case DoubleColumn c -> new DoubleColumn(c.type(), Arrays.copyOfRange(c.values(), from, to), valid, count);
            case BytesColumn c ->
                new BytesColumn(c.type(), Arrays.copyOfRange(c.views(), from, to), c.data(), valid, count);
            case IntervalColumn c ->
                new IntervalColumn(
                        c.type(),
                        Arrays.copyOfRange(c.months(), from, to),
                        Arrays.copyOfRange(c.days(), from, to),
                        Arrays.copyOfRange(c.micros(), from, to),
                        valid,
                        count);
            case ListColumn c ->
                new ListColumn(c.type(), Arrays.copyOfRange(c.offsets(), from, to + 1), c.elements(), valid, count);
            case StructColumn c -> struct(c, from, count, valid);
        };
    }

    private static StructColumn struct(StructColumn column, int from, int count, long @Nullable [] valid) {
        List<Column> members = new ArrayList<>();
        for (Column member : column.members()) {
            members.add(of(member, from, count));
        }
        return new StructColumn(column.type(), members, valid, count);
    }

    private static long[] bits(long[] words, int from, int count) {
        long[] cut = new long[Columns.words(count)];
        int word = from >> 6;
        int shift = from & 63;
        int last = (from + count - 1) >> 6;
        for (int i = 0; i < cut.length; i++, word++) {
            cut[i] = words[word] >>> shift;
            if (shift != 0 && word < last) {
                cut[i] |= words[word + 1] << (64 - shift);
            }
        }
        return cut;
    }
}
