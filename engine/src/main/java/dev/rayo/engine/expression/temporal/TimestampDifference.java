package dev.rayo.engine.expression.temporal;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;

/// `timestamp - timestamp`: whole days and the time that is left, both of one sign.
final class TimestampDifference implements ScalarKernel {
    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        int[] days = new int[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            if (!valid.isValid(i)) {
                continue;
            }
            long left = in[0].longs()[in[0].at(i)];
            long right = in[1].longs()[in[1].at(i)];
            if (!Instant.isFinite(left) || !Instant.isFinite(right)) {
                throw RayoException.user("cannot subtract infinite timestamps");
            }
            long difference;
            try {
                difference = Math.subtractExact(left, right);
            } catch (ArithmeticException e) {
                throw RayoException.user("overflow in subtraction of timestamps");
            }
            days[i] = (int) (difference / Instant.MICROS_PER_DAY);
            micros[i] = difference % Instant.MICROS_PER_DAY;
        }
        return new IntervalColumn(Type.INTERVAL, new int[count], days, micros, valid.words(), count);
    }
}
