package dev.rayo.engine.expression.kernel;

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
import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.Literals;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts values that were computed for some rows back to the places of those rows. Every row is to be put once per
/// vector, by [#put]; the room is reused from vector to vector.
public final class ScatterBuffer {
    private final Type type;
    private final Input input;
    private final Validity valid = new Validity();
    private final BytesWriter bytes = new BytesWriter();
    private int[] ints = new int[0];
    private int[] moreInts = new int[0];
    private long[] longs = new long[0];
    private float[] floats = new float[0];
    private double[] doubles = new double[0];
    private @Nullable Object[] objects = new Object[0];

    public ScatterBuffer(Type type) {
        this.type = type;
        input = new Input(type);
    }

    /// Begins a vector of `count` rows.
    public void reset(int count) {
        valid.reset(count);
        switch (shape()) {
            case BitColumn c -> {
                longs = longs.length < Columns.words(count) ? new long[Columns.words(count)] : longs;
                Arrays.fill(longs, 0, Columns.words(count), 0L);
            }
            case IntColumn c -> ints = ints.length < count ? new int[count] : ints;
            case LongColumn c -> longs = longs.length < count ? new long[count] : longs;
            case WideColumn c -> longs = longs.length < 2 * count ? new long[2 * count] : longs;
            case FloatColumn c -> floats = floats.length < count ? new float[count] : floats;
            case DoubleColumn c -> doubles = doubles.length < count ? new double[count] : doubles;
            case BytesColumn c -> bytes.reset(count);
            case IntervalColumn c -> {
                ints = ints.length < count ? new int[count] : ints;
                moreInts = moreInts.length < count ? new int[count] : moreInts;
                longs = longs.length < count ? new long[count] : longs;
            }
            case ListColumn c -> objects = new Object[count];
            case StructColumn c -> objects = new Object[count];
            case ConstantColumn c -> throw new IllegalStateException();
            case DictionaryColumn c -> throw new IllegalStateException();
        }
    }

    private Column shape() {
        return input.column() instanceof ConstantColumn ? emptyShape() : input.column();
    }

    private Column emptyShape() {
        input.set(new ConstantColumn(type, null, 1));
        return input.column();
    }

    /// Puts value `i` of `column` (value `rows[i]` where `aligned`) at `rows[i]`.
    public void put(Column column, int[] rows, int count, boolean aligned) {
        input.set(column);
        put(input, rows, count, aligned);
    }

    /// Puts the values of `rows` again, each out of those for all rows.
    public void replace(Input values, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            valid.setValid(rows[i]);
            if (values.column() instanceof BitColumn) {
                longs[rows[i] >> 6] &= ~(1L << rows[i]);
            }
        }
        put(values, rows, count, true);
    }

    private void put(Input input, int[] rows, int count, boolean aligned) {
        for (int i = 0; i < count; i++) {
            if (input.isNull(aligned ? rows[i] : i)) {
                valid.setNull(rows[i]);
            }
        }
        switch (input.column()) {
            case BitColumn c -> {
                for (int i = 0; i < count; i++) {
                    longs[rows[i] >> 6] |= input.bit(aligned ? rows[i] : i) ? 1L << rows[i] : 0;
                }
            }
            case IntColumn c -> {
                for (int i = 0; i < count; i++) {
                    ints[rows[i]] = c.values()[input.at(aligned ? rows[i] : i)];
                }
            }
            case LongColumn c -> {
                for (int i = 0; i < count; i++) {
                    longs[rows[i]] = c.values()[input.at(aligned ? rows[i] : i)];
                }
            }
            case WideColumn c -> {
                for (int i = 0; i < count; i++) {
                    int at = 2 * input.at(aligned ? rows[i] : i);
                    longs[2 * rows[i]] = c.words()[at];
                    longs[2 * rows[i] + 1] = c.words()[at + 1];
                }
            }
            case FloatColumn c -> {
                for (int i = 0; i < count; i++) {
                    floats[rows[i]] = c.values()[input.at(aligned ? rows[i] : i)];
                }
            }
            case DoubleColumn c -> {
                for (int i = 0; i < count; i++) {
                    doubles[rows[i]] = c.values()[input.at(aligned ? rows[i] : i)];
                }
            }
            case BytesColumn c -> putBytes(input, rows, count, aligned);
            case IntervalColumn c -> {
                for (int i = 0; i < count; i++) {
                    int at = input.at(aligned ? rows[i] : i);
                    ints[rows[i]] = c.months()[at];
                    moreInts[rows[i]] = c.days()[at];
                    longs[rows[i]] = c.micros()[at];
                }
            }
            case ListColumn c -> putObjects(input, rows, count, aligned);
            case StructColumn c -> putObjects(input, rows, count, aligned);
            case ConstantColumn c -> throw new IllegalStateException();
            case DictionaryColumn c -> throw new IllegalStateException();
        }
    }

    private void putBytes(Input input, int[] rows, int count, boolean aligned) {
        for (int i = 0; i < count; i++) {
            if (input.isConstant() && i > 0) {
                bytes.repeat(rows[i], rows[0]);
            } else if (valid.isValid(rows[i])) {
                bytes.append(input.bytes().data(), input.bytes().views()[input.at(aligned ? rows[i] : i)]);
                bytes.end(rows[i]);
            }
        }
    }

    private void putObjects(Input input, int[] rows, int count, boolean aligned) {
        for (int i = 0; i < count; i++) {
            objects[rows[i]] = ColumnValues.get(input.column(), input.at(aligned ? rows[i] : i));
        }
    }

    /// The values put so far; the arrays are those of this buffer.
    public Column column(int count) {
        long[] validity = valid.words();
        return switch (shape()) {
            case BitColumn c -> new BitColumn(type, longs, validity, count);
            case IntColumn c -> new IntColumn(type, ints, validity, count);
            case LongColumn c -> new LongColumn(type, longs, validity, count);
            case WideColumn c -> new WideColumn(type, longs, validity, count);
            case FloatColumn c -> new FloatColumn(type, floats, validity, count);
            case DoubleColumn c -> new DoubleColumn(type, doubles, validity, count);
            case BytesColumn c -> bytes.column(type, validity, count);
            case IntervalColumn c -> new IntervalColumn(type, ints, moreInts, longs, validity, count);
            case ListColumn c -> Literals.column(Arrays.asList(objects), type);
            case StructColumn c -> Literals.column(Arrays.asList(objects), type);
            case ConstantColumn c -> throw new IllegalStateException();
            case DictionaryColumn c -> throw new IllegalStateException();
        };
    }
}
