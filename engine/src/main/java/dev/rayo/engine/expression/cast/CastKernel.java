package dev.rayo.engine.expression.cast;

import dev.rayo.engine.expression.ColumnValues;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.engine.expression.value.ValueText;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// A conversion of one type to another. A value that has no counterpart is an error, or NULL where the cast is lenient.
abstract class CastKernel implements ScalarKernel {
    final Type from;
    final Type to;
    private final boolean lenient;

    CastKernel(CastTypes types) {
        from = types.from();
        to = types.to();
        lenient = types.lenient();
    }

    /// One pass over all rows that stops at the first valid row it cannot convert and returns it, else -1.
    interface Pass {
        int run(long @Nullable [] validity);
    }

    /// Runs `pass` until no valid row fails.
    final void check(Input in, Validity valid, Pass pass) {
        for (int failed = pass.run(valid.words()); failed >= 0; failed = pass.run(valid.words())) {
            fail(in, failed, valid);
        }
    }

    /// Makes a row NULL that cannot be converted, or throws.
    final void fail(Input in, int row, Validity valid) {
        if (!lenient) {
            throw failure(in, row);
        }
        valid.setNull(row);
    }

    private RayoException failure(Input in, int row) {
        String text = ValueText.of(ColumnValues.get(in.column(), in.at(row)), from);
        return from == Type.VARCHAR
                ? RayoException.user(
                        "could not convert string '" + text + "' to " + to, "TRY_CAST gives NULL for such strings")
                : RayoException.user("could not convert " + from + " " + text + " to " + to + ": out of range");
    }
}
