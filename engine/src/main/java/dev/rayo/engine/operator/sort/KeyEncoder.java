package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.operator.rows.PlainForm;
import dev.rayo.engine.operator.sort.KeyShape.Place;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the words of rows by a [KeyShape]. One per worker; the words are valid until the next call.
final class KeyEncoder {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final KeyShape shape;
    private final PlainForm[] plainForms;
    private final long[][] words;
    private final long[] values;
    private final long[] lowValues;

    KeyEncoder(KeyShape shape, int rowsMax) {
        this.shape = shape;
        this.plainForms = new PlainForm[shape.places().size()];
        Arrays.setAll(plainForms, i -> new PlainForm());
        this.words = new long[shape.words()][rowsMax];
        this.values = new long[rowsMax];
        this.lowValues = new long[rowsMax];
    }

    /// @param columns the keys in any form
    /// @return by word, by row
    long[][] encode(List<Column> columns, int count) {
        for (long[] word : words) {
            // Words compare as signed longs: their top bit is inverted.
            Arrays.fill(word, 0, count, Long.MIN_VALUE);
        }
        for (int key = 0; key < columns.size(); key++) {
            encode(shape.places().get(key), plainForms[key].of(columns.get(key), count), count);
        }
        return words;
    }

    private void encode(Place place, Column column, int count) {
        int bit = place.bit() + 1;
        switch (column) {
            case IntColumn c -> {
                long bias = 1L << place.valueBits() - 1;
                for (int i = 0; i < count; i++) {
                    values[i] = c.values()[i] + bias;
                }
                put(place, column, values, bit, place.valueBits(), count);
            }
            case LongColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.values()[i] ^ Long.MIN_VALUE;
                }
                put(place, column, values, bit, 64, count);
            }
            case WideColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.words()[2 * i] ^ Long.MIN_VALUE;
                    lowValues[i] = c.words()[2 * i + 1];
                }
                put(place, column, values, bit, 64, count);
                put(place, column, lowValues, bit + 64, 64, count);
            }
            case FloatColumn c -> {
                for (int i = 0; i < count; i++) {
                    int bits = Float.floatToIntBits(c.values()[i] + 0.0f);
                    values[i] = (bits ^ (bits >> 31 | Integer.MIN_VALUE)) & 0xffff_ffffL;
                }
                put(place, column, values, bit, 32, count);
            }
            case DoubleColumn c -> {
                for (int i = 0; i < count; i++) {
                    long bits = Double.doubleToLongBits(c.values()[i] + 0.0);
                    values[i] = bits ^ (bits >> 63 | Long.MIN_VALUE);
                }
                put(place, column, values, bit, 64, count);
            }
            case BitColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.bits()[i >> 6] >>> i & 1;
                }
                put(place, column, values, bit, 1, count);
            }
            case IntervalColumn c -> {
                for (int i = 0; i < count; i++) {
                    long micros = c.micros()[i];
                    values[i] = c.months()[i] * 30L
                            + c.days()[i]
                            + Math.floorDiv(micros, MICROS_PER_DAY)
                            + (1L << KeyShape.DAY_BITS - 1);
                    lowValues[i] = Math.floorMod(micros, MICROS_PER_DAY);
                }
                put(place, column, values, bit, KeyShape.DAY_BITS, count);
                put(place, column, lowValues, bit + KeyShape.DAY_BITS, KeyShape.MICRO_BITS, count);
            }
            case BytesColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.isNull(i) ? 0 : text(c.data(), c.views()[i], 0) >>> 64 - KeyShape.TEXT_BYTES * 8 - KeyShape.LENGTH_BITS;
                }
                put(place, column, values, bit, place.valueBits(), count);
            }
            // NULLs alone, or a nested type, which has no shape.
            default -> {}
        }
        putNulls(place, column.validity(), count);
    }

    /// Seven bytes of a text from byte `depth` on, then the number of bytes that are left from there, at most 8, as the
    /// upper half of a byte.
    static long text(byte[] data, long view, int depth) {
        int left = Math.max(BytesColumn.bytes(view) - depth, 0);
        int from = BytesColumn.offset(view) + depth;
        long word = 0;
        for (int i = 0; i < KeyShape.TEXT_BYTES; i++) {
            word = word << 8 | (i < left ? data[from + i] & 0xff : 0);
        }
        return word << 8 | (long) Math.min(left, KeyShape.TEXT_BYTES + 1) << 8 - KeyShape.LENGTH_BITS;
    }

    private void put(Place place, Column column, long[] all, int bit, int bits, int count) {
        long[] validity = column.validity();
        long flip = place.ascending() ? 0 : -1L >>> -bits;
        int room = 64 - (bit & 63);
        long[] word = words[bit >> 6];
        if (bits <= room) {
            int shift = room - bits;
            for (int i = 0; i < count; i++) {
                word[i] ^= Columns.isNull(validity, i) ? 0 : (all[i] ^ flip) << shift;
            }
            return;
        }
        int rest = bits - room;
        long[] next = words[(bit >> 6) + 1];
        for (int i = 0; i < count; i++) {
            if (!Columns.isNull(validity, i)) {
                long value = all[i] ^ flip;
                word[i] ^= value >>> rest;
                next[i] ^= value << 64 - rest;
            }
        }
    }

    private void putNulls(Place place, long @Nullable [] validity, int count) {
        long[] word = words[place.bit() >> 6];
        long mask = 1L << 63 - (place.bit() & 63);
        for (int i = 0; i < count; i++) {
            word[i] ^= Columns.isNull(validity, i) == place.nullsFirst() ? 0 : mask;
        }
    }
}
