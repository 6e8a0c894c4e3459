package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.memory.Reservation;

/// An aggregate that keeps the values it meets and nothing by group until they are brought together.
abstract class RowsAccumulator extends Accumulator {
    RowsAccumulator(Reservation memory) {
        super(memory);
    }

    @Override
    final boolean isConstantSize() {
        return false;
    }

    @Override
    final int groupBytes() {
        return 0;
    }

    @Override
    final void grow(int groups) {}
}
