package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.HashColumns;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one group of an aggregate without keys. It is there before any row is.
final class SingleGroup extends GroupTable {
    SingleGroup(HashColumns hashColumns, Reservation memory) {
        super(List.of(), hashColumns, memory);
        groupCount = 1;
        hashedCount = 1;
    }

    @Override
    boolean needsHashes() {
        return false;
    }

    @Override
    void find(List<Column> columns, long @Nullable [] vector, int count, int[] groups) {
        Arrays.fill(groups, 0, count, 0);
    }

    @Override
    void reserveSlots(int groups) {}

    @Override
    boolean forgetSlots() {
        return false;
    }

    @Override
    void releaseSlots() {}
}
