package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// `bit_and`, `bit_or` and `bit_xor` of integers.
final class BitwiseAccumulator extends Accumulator {
    enum Operation {
        AND,
        OR,
        XOR
    }

    private final Operation operation;
    private final Type type;
    private final Presence presence;
    private long[] bits = new long[0];
    private long[] words = new long[0];

    BitwiseAccumulator(Operation operation, Type type, boolean gaps, Reservation memory) {
        super(memory);
        this.operation = operation;
        this.type = type;
        this.presence = new Presence(gaps, memory);
    }

    @Override
    int groupBytes() {
        return Long.BYTES;
    }

    @Override
    void grow(int groups) {
        int before = capacity();
        bits = Arrays.copyOf(bits, groups);
        if (operation == Operation.AND) {
            Arrays.fill(bits, before, groups, -1L);
        }
    }

    private void take(int group, long word) {
        switch (operation) {
            case AND -> bits[group] &= word;
            case OR -> bits[group] |= word;
            case XOR -> bits[group] ^= word;
        }
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        Column column = arguments[0];
        presence.update(column.validity(), groups, count, groupCount);
        if (column instanceof ConstantColumn) {
            return;
        }
        if (words.length < count) {
            words = new long[count];
        }
        GroupTable.words(column, count, words);
        for (int row = 0; row < count; row++) {
            if (!column.isNull(row)) {
                take(groups[row], words[row]);
            }
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        BitwiseAccumulator other = (BitwiseAccumulator) accumulator;
        presence.merge(other.presence, from, into, count, groupCount);
        for (int i = 0; i < count; i++) {
            take(into[i], other.bits[from[i]]);
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] validity = presence.validity(from, count, buffer);
        long[] values = buffer.longs(count);
        System.arraycopy(bits, from, values, 0, count);
        if (type == Type.BIGINT) {
            return new LongColumn(type, values, validity, count);
        }
        int[] narrow = buffer.ints(count);
        for (int i = 0; i < count; i++) {
            narrow[i] = (int) values[i];
        }
        return new IntColumn(type, narrow, validity, count);
    }
}
