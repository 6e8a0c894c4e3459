package dev.rayo.engine.expression.cast;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.engine.expression.temporal.CivilDate;
import dev.rayo.engine.expression.temporal.Instant;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// Dates, times and timestamps to each other. Time zones do not matter: sessions are in UTC.
public final class TemporalCasts extends CastKernel {
    private int[] ints = new int[0];
    private long[] longs = new long[0];

    private TemporalCasts(CastTypes types) {
        super(types);
    }

    /// Null if there is no such cast.
    public static @Nullable ScalarKernel kernel(CastTypes types) {
        Type from = types.from();
        Type to = types.to();
        boolean exists = from.isTemporal() && to.isTemporal()
                || to == Type.TIME && (from == Type.TIMESTAMP || from == Type.TIMESTAMP_NS);
        return exists ? new TemporalCasts(types) : null;
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        Input input = in[0];
        if (to == Type.DATE) {
            ints = ints.length < count ? new int[count] : ints;
            for (int i = 0; i < count; i++) {
                ints[i] = day(input.longs()[input.at(i)]);
            }
            return new IntColumn(to, ints, valid.words(), count);
        }
        longs = longs.length < count ? new long[count] : longs;
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i)) {
                long value = from == Type.DATE ? input.ints()[input.at(i)] : input.longs()[input.at(i)];
                if (!convert(value, i)) {
                    fail(input, i, valid);
                }
            }
        }
        return new LongColumn(to, longs, valid.words(), count);
    }

    private int day(long instant) {
        if (!Instant.isFinite(instant)) {
            return instant > 0 ? CivilDate.INFINITY : CivilDate.MINUS_INFINITY;
        }
        return (int) Instant.day(from == Type.TIMESTAMP_NS ? roundedMicros(instant) : instant);
    }

    private boolean convert(long value, int row) {
        boolean finite = from == Type.DATE ? CivilDate.isFinite((int) value) : Instant.isFinite(value);
        if (!finite) {
            longs[row] = value > 0 ? Instant.INFINITY : Instant.MINUS_INFINITY;
            return to != Type.TIME;
        }
        long micros = value;
        if (from == Type.TIMESTAMP_NS) {
            micros = roundedMicros(value);
        } else if (from == Type.DATE) {
            if (Math.abs(value) > Long.MAX_VALUE / Instant.MICROS_PER_DAY) {
                return false;
            }
            micros = value * Instant.MICROS_PER_DAY;
            if (!Instant.isInRange(micros)) {
                return false;
            }
        }
        if (to == Type.TIMESTAMP_NS) {
            longs[row] = micros * Instant.NANOS_PER_MICRO;
            return Math.multiplyHigh(micros, Instant.NANOS_PER_MICRO) == longs[row] >> 63;
        }
        longs[row] = to == Type.TIME ? Instant.timeOfDay(micros) : micros;
        return true;
    }

    /// Halves go away from zero.
    private static long roundedMicros(long nanos) {
        long micros = nanos / Instant.NANOS_PER_MICRO;
        long rest = nanos % Instant.NANOS_PER_MICRO;
        return rest >= 500 ? micros + 1 : rest <= -500 ? micros - 1 : micros;
    }
}
