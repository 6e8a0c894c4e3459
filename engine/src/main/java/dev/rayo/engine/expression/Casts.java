package dev.rayo.engine.expression;

import dev.rayo.engine.expression.cast.BooleanCasts;
import dev.rayo.engine.expression.cast.CastTypes;
import dev.rayo.engine.expression.cast.DecimalCasts;
import dev.rayo.engine.expression.cast.FloatCasts;
import dev.rayo.engine.expression.cast.IntegerCasts;
import dev.rayo.engine.expression.cast.NestedCasts;
import dev.rayo.engine.expression.cast.TemporalCasts;
import dev.rayo.engine.expression.cast.TextCasts;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import org.jspecify.annotations.Nullable;

/// The implementation of every cast.
public final class Casts {
    private Casts() {}

    /// A new kernel that converts `from` to `to`.
    ///
    /// @param lenient whether a value that cannot be converted becomes NULL instead of an error
    /// @throws RayoException USER if there is no such cast
    public static ScalarKernel kernel(Type from, Type to, boolean lenient) {
        ScalarKernel kernel = find(new CastTypes(from, to, lenient));
        if (kernel == null) {
            throw RayoException.user("there is no cast from " + from + " to " + to);
        }
        return kernel;
    }

    /// Whether the binder may write such a cast.
    public static boolean exists(Type from, Type to) {
        return from.equals(to) || find(new CastTypes(from, to, false)) != null;
    }

    private static @Nullable ScalarKernel find(CastTypes types) {
        Type from = types.from();
        Type to = types.to();
        if (from == Type.NULL) {
            return (in, count, valid) -> {
                throw new IllegalStateException("a value of type NULL is always NULL");
            };
        }
        if (to == Type.VARCHAR) {
            return TextCasts.toText(types);
        }
        if (from == Type.VARCHAR) {
            return TextCasts.fromText(types);
        }
        if (from.isNested() || to.isNested()) {
            return NestedCasts.kernel(types);
        }
        if (from == Type.BOOLEAN || to == Type.BOOLEAN) {
            return BooleanCasts.kernel(types);
        }
        if (from.isInteger()) {
            return IntegerCasts.kernel(types);
        }
        if (from.isFloating()) {
            return FloatCasts.kernel(types);
        }
        return from instanceof Type.Decimal ? DecimalCasts.kernel(types) : TemporalCasts.kernel(types);
    }

    /// Whether every value can be converted.
    static boolean isTotal(Type from, Type to) {
        if (from.equals(to) || from == Type.NULL || to == Type.VARCHAR || to == Type.BOOLEAN) {
            return from != Type.VARCHAR;
        }
        if (from.isInteger() || from == Type.BOOLEAN) {
            return to.isFloating() || to.isInteger() && rank(from) <= rank(to);
        }
        if (from instanceof Type.Decimal source) {
            return to.isFloating()
                    || to instanceof Type.Decimal target
                            && target.scale() >= source.scale()
                            && target.precision() - target.scale() >= source.precision() - source.scale();
        }
        return from == Type.REAL && to == Type.DOUBLE
                || (from == Type.TIMESTAMP || from == Type.TIMESTAMP_TZ) && (to == Type.DATE || to == Type.TIME);
    }

    private static int rank(Type type) {
        return ((Type.Simple) type).ordinal();
    }
}
