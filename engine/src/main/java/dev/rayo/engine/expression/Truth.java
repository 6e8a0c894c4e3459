package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.simd.Kernels;

/// A BOOLEAN column read as two sets of rows: where it is true and where it is false. NULL is in neither.
final class Truth {
    private long[] trues = new long[32];
    private long[] falses = new long[32];
    private int count;

    void set(Column column) {
        count = column.length();
        int words = Columns.words(count);
        if (trues.length < words) {
            trues = new long[words];
            falses = new long[words];
        }
        if (column instanceof ConstantColumn constant) {
            boolean valid = constant.value() != null;
            boolean value = constant.value() instanceof BitColumn bit && (bit.bits()[0] & 1) != 0;
            Kernels.current().bits().fill(valid && value, count, trues);
            Kernels.current().bits().fill(valid && !value, count, falses);
            return;
        }
        BitColumn bits = (BitColumn) Columns.flatten(column);
        long[] values = bits.bits();
        long[] validity = bits.validity();
        for (int i = 0; i < words; i++) {
            long valid = validity == null ? -1L : validity[i];
            trues[i] = values[i] & valid;
            falses[i] = ~values[i] & valid;
        }
        if ((count & 63) != 0) {
            long used = -1L >>> -count;
            trues[words - 1] &= used;
            falses[words - 1] &= used;
        }
    }

    /// Rows where the value is true, without bits past the last row.
    long[] trues() {
        return trues;
    }

    /// Rows where the value is false, without bits past the last row.
    long[] falses() {
        return falses;
    }

    /// Writes the numbers of the true rows and returns how many there are.
    int select(int[] selection) {
        return Kernels.current().bits().toSelection(trues, count, selection);
    }
}
