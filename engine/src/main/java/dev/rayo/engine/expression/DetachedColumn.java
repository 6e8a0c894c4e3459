package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies columns, so that whoever made the arrays may reuse them.
public final class DetachedColumn {
    private DetachedColumn() {}

    /// A column of the same form and values over arrays of its own, no longer than needed. Dictionaries are shared.
    public static Column of(Column column) {
        int count = column.length();
        if (column instanceof ConstantColumn constant) {
            Column value = constant.value();
            return new ConstantColumn(constant.type(), value == null ? null : of(value), count);
        }
        long[] validity = column.validity();
        long[] valid = validity == null ? null : Arrays.copyOf(validity, Columns.words(count));
        return switch (column) {
            case ConstantColumn c -> c;
            case DictionaryColumn c ->
                new DictionaryColumn(Arrays.copyOf(c.codes(), count), c.dictionary(), valid, count);
            case BitColumn c -> new BitColumn(c.type(), Arrays.copyOf(c.bits(), Columns.words(count)), valid, count);
            case IntColumn c -> new IntColumn(c.type(), Arrays.copyOf(c.values(), count), valid, count);
            case LongColumn c -> new LongColumn(c.type(), Arrays.copyOf(c.values(), count), valid, count);
            case WideColumn c -> new WideColumn(c.type(), Arrays.copyOf(c.words(), 2 * count), valid, count);
            case FloatColumn c -> new FloatColumn(c.type(), Arrays.copyOf(c.values(), count), valid, count);
            case DoubleColumn c -> new DoubleColumn(c.type(), Arrays.copyOf(c.values(), count), valid, count);
            case BytesColumn c -> bytes(c, valid);
            case IntervalColumn c ->
                new IntervalColumn(
                        c.type(),
                        Arrays.copyOf(c.months(), count),
                        Arrays.copyOf(c.days(), count),
                        Arrays.copyOf(c.micros(), count),
                        valid,
                        count);
            case ListColumn c ->
                new ListColumn(c.type(), Arrays.copyOf(c.offsets(), count + 1), of(c.elements()), valid, count);
            case StructColumn c ->
                new StructColumn(
                        c.type(), c.members().stream().map(DetachedColumn::of).toList(), valid, count);
        };
    }

    private static BytesColumn bytes(BytesColumn column, long @Nullable [] valid) {
        int count = column.length();
        int size = 0;
        for (int i = 0; i < count; i++) {
            size = Math.addExact(size, column.isNull(i) ? 0 : BytesColumn.bytes(column.views()[i]));
        }
        byte[] data = new byte[size];
        long[] views = new long[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = column.isNull(i) ? 0 : BytesColumn.bytes(column.views()[i]);
            System.arraycopy(column.data(), BytesColumn.offset(column.views()[i]), data, at, length);
            views[i] = BytesColumn.view(at, length);
            at += length;
        }
        return new BytesColumn(column.type(), views, data, valid, count);
    }
}
