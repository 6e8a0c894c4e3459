package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.WideColumn;
import dev.rayo.engine.expression.Evaluator;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the key words of vectors. One per worker; the words are overwritten by the next vector.
final class SortKeyEncoder {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long MONTH_MICROS = 30 * DAY_MICROS;

    private final SortKeyLayout layout;
    private final List<Evaluator> evaluators;
    private long[][] words;
    private long[] values = new long[0];
    private final List<Column> ties = new ArrayList<>();

    SortKeyEncoder(SortKeyLayout layout, List<Field> input) {
        this.layout = layout;
        this.evaluators = layout.keys().stream()
                .map(key -> ExpressionCompiler.compile(key.expression(), input))
                .toList();
        this.words = new long[layout.wordCount()][0];
    }

    /// Word w of row i is `words()[w][i]`; the array is the same for a vector of the same or a smaller length.
    long[][] words() {
        return words;
    }

    /// The byte columns that decide ties, in the order of the segments.
    List<Column> ties() {
        return ties;
    }

    void encode(Chunk chunk) {
        int count = chunk.rowCount();
        for (int w = 0; w < words.length; w++) {
            if (words[w].length < count) {
                words[w] = new long[count];
            } else {
                Arrays.fill(words[w], 0, count, 0);
            }
        }
        values = values.length < count ? new long[count] : values;
        ties.clear();
        for (int k = 0; k < layout.keys().size(); k++) {
            Column column = evaluators.get(k).evaluate(chunk);
            SortKey key = layout.keys().get(k);
            if (SortKeyLayout.isTie(column.type())) {
                ties.add(column);
            }
            encode(Columns.flatten(column), key, layout.place(k), count);
        }
    }

    private void encode(Column column, SortKey key, SortKeyLayout.Place place, int count) {
        int bit = place.firstBit();
        long[] validity = column.validity();
        for (int i = 0; i < count; i++) {
            boolean valid = isValid(validity, i);
            values[i] = valid == key.nullsFirst() ? 1 : 0;
        }
        put(bit, 1, count, null, false);
        boolean inverted = !key.ascending();
        switch (column) {
            case BitColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.bits()[i >> 6] >>> i & 1;
                }
                put(bit + 1, 1, count, validity, inverted);
            }
            case IntColumn c -> {
                if (place.valueBits() > 0) {
                    long sign = 1L << (place.valueBits() - 1);
                    long mask = (sign << 1) - 1;
                    for (int i = 0; i < count; i++) {
                        values[i] = (c.values()[i] ^ sign) & mask;
                    }
                    put(bit + 1, place.valueBits(), count, validity, inverted);
                }
            }
            case LongColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.values()[i] ^ Long.MIN_VALUE;
                }
                put(bit + 1, 64, count, validity, inverted);
            }
            case WideColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = c.words()[2 * i] ^ Long.MIN_VALUE;
                }
                put(bit + 1, 64, count, validity, inverted);
                for (int i = 0; i < count; i++) {
                    values[i] = c.words()[2 * i + 1];
                }
                put(bit + 65, 64, count, validity, inverted);
            }
            case FloatColumn c -> {
                for (int i = 0; i < count; i++) {
                    int bits = Float.floatToIntBits(c.values()[i] + 0.0f);
                    values[i] = (bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE) & 0xffff_ffffL;
                }
                put(bit + 1, 32, count, validity, inverted);
            }
            case DoubleColumn c -> {
                for (int i = 0; i < count; i++) {
                    long bits = Double.doubleToLongBits(c.values()[i] + 0.0);
                    values[i] = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
                }
                put(bit + 1, 64, count, validity, inverted);
            }
            case BytesColumn c -> {
                for (int i = 0; i < count; i++) {
                    values[i] = isValid(validity, i) ? prefix(c.data(), c.views()[i]) : 0;
                }
                put(bit + 1, 64, count, validity, inverted);
            }
            case IntervalColumn c -> putIntervals(c, bit, count, inverted);
            default -> throw new IllegalArgumentException("not a plain column with an order: " + column.type());
        }
    }

    /// Both words of the length in microseconds, a month taken as 30 days.
    private void putIntervals(IntervalColumn column, int bit, int count, boolean inverted) {
        long[] low = new long[count];
        for (int i = 0; i < count; i++) {
            long days = column.days()[i] * DAY_MICROS;
            long rest = column.micros()[i];
            long months = column.months()[i];
            long high = Math.multiplyHigh(months, MONTH_MICROS) + (days >> 63) + (rest >> 63);
            long sum = months * MONTH_MICROS;
            sum += days;
            high += Long.compareUnsigned(sum, days) < 0 ? 1 : 0;
            sum += rest;
            high += Long.compareUnsigned(sum, rest) < 0 ? 1 : 0;
            values[i] = high ^ Long.MIN_VALUE;
            low[i] = sum;
        }
        put(bit + 1, 64, count, column.validity(), inverted);
        System.arraycopy(low, 0, values, 0, count);
        put(bit + 65, 64, count, column.validity(), inverted);
    }

    /// Ors the lowest `width` bits of every value, or their inverse, in at `bit`; nothing under a NULL.
    private void put(int bit, int width, int count, long @Nullable [] validity, boolean inverted) {
        long mask = width == 64 ? -1L : (1L << width) - 1;
        long flip = inverted ? mask : 0;
        for (int i = 0; i < count; i++) {
            long value = (values[i] ^ flip) & mask;
            values[i] = isValid(validity, i) ? value : 0;
        }
        int shift = 64 - (bit & 63) - width;
        long[] first = words[bit >> 6];
        if (shift >= 0) {
            for (int i = 0; i < count; i++) {
                first[i] |= values[i] << shift;
            }
            return;
        }
        long[] second = words[(bit >> 6) + 1];
        for (int i = 0; i < count; i++) {
            first[i] |= values[i] >>> -shift;
            second[i] |= values[i] << (64 + shift);
        }
    }

    private static boolean isValid(long @Nullable [] validity, int row) {
        return validity == null || (validity[row >> 6] >>> row & 1) != 0;
    }

    /// The first bytes as an unsigned number, zeros behind a shorter value.
    private static long prefix(byte[] data, long view) {
        int offset = BytesColumn.offset(view);
        int bytes = Math.min(BytesColumn.bytes(view), SortKeyLayout.PREFIX_BYTES);
        long prefix = 0;
        for (int i = 0; i < bytes; i++) {
            prefix |= (data[offset + i] & 0xffL) << (56 - 8 * i);
        }
        return prefix;
    }

}
