package dev.rayo.engine.catalog;

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
import org.jspecify.annotations.Nullable;

/// The rows of a column's least and greatest value; -1 where all values are NULL, and for types whose extremes are not kept.
record Extremes(int least, int greatest) {
    private static final Extremes NONE = new Extremes(-1, -1);

    /// @param column plain
    static Extremes of(Column column) {
        return switch (column) {
            case IntColumn c -> ofInts(c.values(), c.validity(), c.length());
            case LongColumn c -> ofLongs(c.values(), c.validity(), c.length());
            case FloatColumn c -> ofFloats(c.values(), c.validity(), c.length());
            case DoubleColumn c -> ofDoubles(c.values(), c.validity(), c.length());
            case BytesColumn c -> ofBytes(c);
            case BitColumn c -> NONE;
            case WideColumn c -> NONE;
            case IntervalColumn c -> NONE;
            case ListColumn c -> NONE;
            case StructColumn c -> NONE;
            case ConstantColumn c -> throw new IllegalArgumentException("not plain: " + c);
            case DictionaryColumn c -> throw new IllegalArgumentException("not plain: " + c);
        };
    }

    private static Extremes ofInts(int[] values, long @Nullable [] validity, int count) {
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < count; row++) {
            if (!Columns.isNull(validity, row)) {
                least = least < 0 || values[row] < values[least] ? row : least;
                greatest = greatest < 0 || values[row] > values[greatest] ? row : greatest;
            }
        }
        return new Extremes(least, greatest);
    }

    private static Extremes ofLongs(long[] values, long @Nullable [] validity, int count) {
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < count; row++) {
            if (!Columns.isNull(validity, row)) {
                least = least < 0 || values[row] < values[least] ? row : least;
                greatest = greatest < 0 || values[row] > values[greatest] ? row : greatest;
            }
        }
        return new Extremes(least, greatest);
    }

    private static Extremes ofFloats(float[] values, long @Nullable [] validity, int count) {
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < count; row++) {
            if (!Columns.isNull(validity, row)) {
                least = least < 0 || Float.compare(values[row], values[least]) < 0 ? row : least;
                greatest = greatest < 0 || Float.compare(values[row], values[greatest]) > 0 ? row : greatest;
            }
        }
        return new Extremes(least, greatest);
    }

    private static Extremes ofDoubles(double[] values, long @Nullable [] validity, int count) {
        int least = -1;
        int greatest = -1;
        for (int row = 0; row < count; row++) {
            if (!Columns.isNull(validity, row)) {
                least = least < 0 || Double.compare(values[row], values[least]) < 0 ? row : least;
                greatest = greatest < 0 || Double.compare(values[row], values[greatest]) > 0 ? row : greatest;
            }
        }
        return new Extremes(least, greatest);
    }

    /// Looks at all bytes only where the first eight are those of the extreme so far.
    private static Extremes ofBytes(BytesColumn column) {
        long[] views = column.views();
        byte[] data = column.data();
        long[] validity = column.validity();
        int least = -1;
        int greatest = -1;
        long leastPrefix = 0;
        long greatestPrefix = 0;
        for (int row = 0; row < column.length(); row++) {
            if (Columns.isNull(validity, row)) {
                continue;
            }
            long prefix = BytesColumn.prefix(data, views[row]);
            if (least < 0
                    || prefix < leastPrefix
                    || prefix == leastPrefix && BytesColumn.compare(data, views[row], data, views[least]) < 0) {
                least = row;
                leastPrefix = prefix;
            }
            if (greatest < 0
                    || prefix > greatestPrefix
                    || prefix == greatestPrefix && BytesColumn.compare(data, views[row], data, views[greatest]) > 0) {
                greatest = row;
                greatestPrefix = prefix;
            }
        }
        return new Extremes(least, greatest);
    }
}
