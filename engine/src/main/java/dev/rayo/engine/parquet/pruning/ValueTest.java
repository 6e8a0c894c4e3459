package dev.rayo.engine.parquet.pruning;

import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition on the values of one column, of which bounds can say that no value meets it. Values are in the form of
/// [ValueOrder].
public sealed interface ValueTest {
    /// Whether a value within `bounds` may meet the condition.
    boolean mayPass(Bounds bounds);

    /// `value op bound`.
    record Comparison(Compare.Op op, Object value) implements ValueTest {
        @Override
        public boolean mayPass(Bounds bounds) {
            if (op == Compare.Op.DISTINCT && bounds.mayHaveNulls()) {
                return true;
            }
            if (!bounds.mayHaveValues()) {
                return false;
            }
            Object min = bounds.min();
            Object max = bounds.max();
            boolean nan = bounds.mayBeNaN();
            if (ValueOrder.isNaN(value)) {
                return op != Compare.Op.EQ && op != Compare.Op.NOT_DISTINCT || nan;
            }
            return switch (op) {
                case EQ, NOT_DISTINCT -> mayEqual(bounds, value);
                case NE, DISTINCT ->
                    nan
                            || min == null
                            || max == null
                            || ValueOrder.compare(min, value) != 0
                            || ValueOrder.compare(max, value) != 0;
                case LT -> min == null || ValueOrder.compare(min, value) < 0;
                case LE -> min == null || ValueOrder.compare(min, value) <= 0;
                case GT -> nan || max == null || ValueOrder.compare(max, value) > 0;
                case GE -> nan || max == null || ValueOrder.compare(max, value) >= 0;
            };
        }
    }

    /// The value is one of several.
    record OneOf(List<Object> values) implements ValueTest {
        @Override
        public boolean mayPass(Bounds bounds) {
            if (!bounds.mayHaveValues()) {
                return false;
            }
            for (Object value : values) {
                if (ValueOrder.isNaN(value) ? bounds.mayBeNaN() : mayEqual(bounds, value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The text or blob begins with `prefix`.
    record Prefix(byte[] prefix) implements ValueTest {
        @Override
        public boolean mayPass(Bounds bounds) {
            if (!bounds.mayHaveValues()) {
                return false;
            }
            return (!(bounds.min() instanceof byte[] min) || compareStart(min) <= 0)
                    && (!(bounds.max() instanceof byte[] max) || compareStart(max) >= 0);
        }

        /// Compares the first bytes of `value` with the prefix; a value that ends within the prefix is less.
        private int compareStart(byte[] value) {
            return Arrays.compareUnsigned(
                    value, 0, Math.min(value.length, prefix.length), prefix, 0, prefix.length);
        }
    }

    /// The value is NULL, or is not.
    record IsNull(boolean isNull) implements ValueTest {
        @Override
        public boolean mayPass(Bounds bounds) {
            return isNull ? bounds.mayHaveNulls() : bounds.mayHaveValues();
        }
    }

    /// The value, converted from one type to another, passes `test`.
    record Converted(Type from, Type to, ValueTest test) implements ValueTest {
        @Override
        public boolean mayPass(Bounds bounds) {
            Object min = convert(bounds.min());
            Object max = convert(bounds.max());
            return test.mayPass(new Bounds(
                    min, max, false, false, bounds.nullCount(), bounds.valueCount(), bounds.mayBeNaN()));
        }

        private @Nullable Object convert(@Nullable Object bound) {
            return bound == null ? null : ValueOrder.cast(bound, from, to);
        }
    }

    private static boolean mayEqual(Bounds bounds, Object value) {
        Object min = bounds.min();
        Object max = bounds.max();
        return (min == null || ValueOrder.compare(min, value) <= 0)
                && (max == null || ValueOrder.compare(max, value) >= 0);
    }

    /// The values of which one must occur for the test to pass; null if there is no such list.
    default @Nullable List<Object> candidates() {
        return switch (this) {
            case Comparison c ->
                c.op() == Compare.Op.EQ || c.op() == Compare.Op.NOT_DISTINCT ? List.of(c.value()) : null;
            case OneOf o -> o.values();
            case Converted c -> c.from().isInteger() && c.to().isInteger() ? c.test().candidates() : null;
            case Prefix p -> null;
            case IsNull i -> null;
        };
    }
}
