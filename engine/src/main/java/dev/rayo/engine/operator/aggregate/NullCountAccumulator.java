package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// How many NULLs each group has met: what a count of values takes off the count of rows. Keeps nothing before the
/// first NULL.
final class NullCountAccumulator extends Accumulator {
    private long[] nulls = new long[0];

    NullCountAccumulator(Reservation memory) {
        super(memory);
    }

    @Override
    int groupBytes() {
        return nulls.length == 0 ? 0 : Long.BYTES;
    }

    @Override
    void grow(int groups) {
        if (nulls.length > 0) {
            nulls = Arrays.copyOf(nulls, groups);
        }
    }

    private void begin() {
        if (nulls.length == 0) {
            memory.grow((long) Long.BYTES * capacity());
            nulls = new long[capacity()];
        }
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        long[] validity = arguments[0].validity();
        if (validity == null) {
            return;
        }
        for (int word = 0; word << 6 < count; word++) {
            int rows = count - (word << 6);
            long missing = ~validity[word] & (rows >= 64 ? -1L : (1L << rows) - 1);
            for (; missing != 0; missing &= missing - 1) {
                begin();
                nulls[groups[(word << 6) + Long.numberOfTrailingZeros(missing)]]++;
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        NullCountAccumulator other = (NullCountAccumulator) accumulator;
        if (other.nulls.length > 0) {
            begin();
            for (int i = 0; i < count; i++) {
                nulls[into[i]] += other.nulls[from[i]];
            }
        }
    }

    long count(int group) {
        return nulls.length == 0 ? 0 : nulls[group];
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] values = buffer.longs(count);
        for (int i = 0; i < count; i++) {
            values[i] = count(from + i);
        }
        return new LongColumn(Type.BIGINT, values, null, count);
    }
}
