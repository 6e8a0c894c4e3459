package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;

/// `count(x)` by group: the rows, less those where it is NULL. Both are shared with other calls, and where no NULL
/// comes the second costs nothing.
record ValueCounts(CountAccumulator rows, NullCountAccumulator nulls) implements Results {
    long count(int group) {
        return rows.count(group) - nulls.count(group);
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
