package dev.rayo.engine.parquet.page;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.GatherBuffer;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.parquet.encoding.RunReader;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import dev.rayo.engine.parquet.vector.Spread;
import dev.rayo.engine.parquet.vector.Utf8;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// Picks single values out of a page. Used by one thread at a time.
final class SelectedValues {
    private final LeafType leaf;
    private int[] places = new int[0];

    SelectedValues(LeafType leaf) {
        this.leaf = leaf;
    }

    /// The values of the page's rows `selection[0..count)`, counted from its next row, in arrays of `buffer`; null if
    /// values of this kind cannot be picked.
    @Nullable Column select(
            DataPage page, int[] selection, int count, GatherBuffer buffer, Supplier<Dictionary> dictionary) {
        RunReader codes = page.codes();
        if (codes == null && !isDirect()) {
            return null;
        }
        long[] validity = page.validity() == null ? null : buffer.validity(count);
        int[] wanted = validity == null ? selection : places;
        int valid = count;
        if (validity != null) {
            valid = findPlaces(page, selection, count, validity);
            wanted = places;
            if (valid == 0) {
                return new ConstantColumn(leaf.type(), null, count);
            }
            validity = valid == count ? null : validity;
        }
        if (codes == null) {
            return direct(page.values(), wanted, valid, validity, count, buffer);
        }
        int[] selected = buffer.ints(count);
        codes.selectInts(wanted, valid, selected);
        Dictionary entries = dictionary.get();
        DictionaryCodes.check(selected, 0, valid, entries);
        Spread.codes(selected, valid, validity, count);
        return new DictionaryColumn(selected, entries, validity, count);
    }

    /// Whether the stored values are the column's.
    private boolean isDirect() {
        return leaf.conversion() == Conversion.NONE && leaf.physical() != Type.BOOLEAN
                || leaf.conversion() == Conversion.TEXT
                || leaf.conversion() == Conversion.BYTES;
    }

    /// Finds which of the page's values the selected rows have, and which of them have one.
    private int findPlaces(DataPage page, int[] selection, int count, long[] validity) {
        places = places.length < count ? new int[count] : places;
        Arrays.fill(validity, 0, (count + 63) >> 6, 0);
        int valid = 0;
        int row = 0;
        int place = 0;
        for (int i = 0; i < count; i++) {
            place += page.validCount(row, selection[i] - row);
            row = selection[i];
            if (page.isValid(row)) {
                validity[i >> 6] |= 1L << i;
                places[valid++] = place;
            }
        }
        return valid;
    }

    private Column direct(
            ValueReader values,
            int[] wanted,
            int valid,
            long @Nullable [] validity,
            int count,
            GatherBuffer buffer) {
        return switch (leaf.physical()) {
            case INT32 -> {
                int[] ints = buffer.ints(count);
                values.selectInts(wanted, valid, ints);
                Spread.ints(ints, valid, validity, count);
                yield new IntColumn(leaf.type(), ints, validity, count);
            }
            case INT64 -> {
                long[] longs = buffer.longs(count);
                values.selectLongs(wanted, valid, longs);
                Spread.longs(longs, valid, validity, count);
                yield new LongColumn(leaf.type(), longs, validity, count);
            }
            case FLOAT -> {
                float[] floats = buffer.floats(count);
                values.selectFloats(wanted, valid, floats);
                Spread.floats(floats, valid, validity, count);
                yield new FloatColumn(leaf.type(), floats, validity, count);
            }
            case DOUBLE -> {
                double[] doubles = buffer.doubles(count);
                values.selectDoubles(wanted, valid, doubles);
                Spread.doubles(doubles, valid, validity, count);
                yield new DoubleColumn(leaf.type(), doubles, validity, count);
            }
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                long[] views = buffer.longs(count);
                byte[] data = values.selectViews(wanted, valid, views);
                if (leaf.conversion() == Conversion.TEXT) {
                    Utf8.check(data, views, 0, valid);
                }
                Spread.longs(views, valid, validity, count);
                yield new BytesColumn(leaf.type(), views, data, validity, count);
            }
            case BOOLEAN, INT96 -> throw new IllegalStateException(leaf.physical() + " values are not direct");
        };
    }
}
