package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.simd.GroupKernels;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `count`: rows, or those whose argument is not NULL.
final class CountAccumulator extends Accumulator {
    private final long[] lanes = new long[GroupKernels.FEW_LANES];
    private long[] counts = new long[0];

    CountAccumulator(Reservation memory) {
        super(memory);
    }

    @Override
    int groupBytes() {
        return Long.BYTES;
    }

    @Override
    void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        long[] validity = arguments.length == 0 ? null : arguments[0].validity();
        if (validity == null && groupCount == 1) {
            counts[0] += count;
        } else if (validity == null && groupCount <= GroupKernels.FEW) {
            Kernels.current().groups().countFew(groups, count, groupCount, lanes, counts);
        } else {
            Kernels.current().groups().count(validity, null, groups, count, counts);
        }
    }

    @Override
    void merge(Accumulator other, int[] from, int[] into, int count, int groupCount) {
        long[] more = ((CountAccumulator) other).counts;
        for (int i = 0; i < count; i++) {
            counts[into[i]] += more[from[i]];
        }
    }

    long count(int group) {
        return counts[group];
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] values = buffer.longs(count);
        System.arraycopy(counts, from, values, 0, count);
        return new LongColumn(Type.BIGINT, values, null, count);
    }
}
