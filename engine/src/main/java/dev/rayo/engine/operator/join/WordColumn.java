package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;

/// The values of a plain column of words as an array, in room that it uses again where they are no such array already.
final class WordColumn {
    private long[] room = new long[0];

    /// Entries under NULL are arbitrary.
    long[] of(Column plain, int count) {
        return switch (plain) {
            case LongColumn longs -> longs.values();
            case IntColumn ints -> {
                long[] to = room(count);
                int[] values = ints.values();
                for (int i = 0; i < count; i++) {
                    to[i] = values[i];
                }
                yield to;
            }
            case ConstantColumn nulls -> room(count);
            default -> throw new IllegalArgumentException("no words: " + plain.type());
        };
    }

    private long[] room(int count) {
        room = room.length < count ? new long[count] : room;
        return room;
    }
}
