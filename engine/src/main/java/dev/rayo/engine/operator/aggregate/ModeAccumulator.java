package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.RowGather;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;

/// `mode`: the most frequent value, the least of several.
final class ModeAccumulator extends SortedAccumulator {
    ModeAccumulator(Type type, QueryContext query, Reservation memory) {
        super(type, query, memory);
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        int[] rows = buffer.ints(count);
        for (int i = 0; i < count; i++) {
            rows[i] = mode(from + i);
        }
        return values.reader().gather(rows, count, true);
    }

    private int mode(int group) {
        int best = RowGather.NO_ROW;
        int bestCount = 0;
        int start = 0;
        int count = values.count(group);
        for (int i = 1; i <= count; i++) {
            if (i == count || !values.same(values.row(group, i), values.row(group, start))) {
                if (i - start > bestCount) {
                    bestCount = i - start;
                    best = values.row(group, start);
                }
                start = i;
            }
        }
        return best;
    }
}
