package dev.rayo.engine.expression.arithmetic;

import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.simd.Kernels;

/// Integers and decimals of any width as 128-bit integers.
public final class WideOperand {
    private long[] widened = new long[0];

    /// Pairs of words, high first, for `count` rows or for the one value of a constant; valid until the next call.
    public long[] words(Input input, int count) {
        int rows = input.isConstant() ? 1 : count;
        if (input.column() instanceof LongColumn column) {
            widened = widened.length < 2 * rows ? new long[2 * rows] : widened;
            Kernels.current().int128().widen(column.values(), rows, widened);
            return widened;
        }
        if (input.column() instanceof IntColumn column) {
            widened = widened.length < 2 * rows ? new long[2 * rows] : widened;
            Kernels.current().int128().widen(column.values(), rows, widened);
            return widened;
        }
        return input.words();
    }
}
