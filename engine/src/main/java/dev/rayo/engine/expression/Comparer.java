package dev.rayo.engine.expression;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.simd.CompareKernels;
import dev.rayo.simd.Comparison;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Compares the values of two inputs of one type into bits. The bits of rows with a NULL are arbitrary.
public interface Comparer {
    void compare(Comparison comparison, Input left, Input right, int count, long[] bits);

    /// @throws RayoException INTERNAL for a nested type
    static Comparer of(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case NULL, TINYINT, SMALLINT, INTEGER, DATE -> Comparer::ints;
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> Comparer::longs;
                    case BOOLEAN -> Comparer::booleans;
                    case REAL -> Comparer::floats;
                    case DOUBLE -> Comparer::doubles;
                    case VARCHAR, BLOB -> Comparer::bytes;
                    case INTERVAL -> Comparer::intervals;
                };
            case Type.Decimal decimal -> decimal.isLong() ? Comparer::longs : Comparer::wides;
            case Type.Array a -> throw nested(a);
            case Type.Struct s -> throw nested(s);
            case Type.Mapping m -> throw nested(m);
        };
    }

    private static RayoException nested(Type type) {
        return RayoException.internal("values of type " + type + " cannot be compared", null);
    }

    private static void ints(Comparison comparison, Input left, Input right, int count, long[] bits) {
        CompareKernels kernels = Kernels.current().compare();
        if (right.isConstant()) {
            kernels.compare(comparison, left.ints(), right.ints()[0], count, bits);
        } else if (left.isConstant()) {
            kernels.compare(comparison.swapped(), right.ints(), left.ints()[0], count, bits);
        } else {
            kernels.compare(comparison, left.ints(), right.ints(), count, bits);
        }
    }

    private static void longs(Comparison comparison, Input left, Input right, int count, long[] bits) {
        CompareKernels kernels = Kernels.current().compare();
        if (right.isConstant()) {
            kernels.compare(comparison, left.longs(), right.longs()[0], count, bits);
        } else if (left.isConstant()) {
            kernels.compare(comparison.swapped(), right.longs(), left.longs()[0], count, bits);
        } else {
            kernels.compare(comparison, left.longs(), right.longs(), count, bits);
        }
    }

    private static void floats(Comparison comparison, Input left, Input right, int count, long[] bits) {
        CompareKernels kernels = Kernels.current().compare();
        if (right.isConstant()) {
            kernels.compare(comparison, left.floats(), right.floats()[0], count, bits);
        } else if (left.isConstant()) {
            kernels.compare(comparison.swapped(), right.floats(), left.floats()[0], count, bits);
        } else {
            kernels.compare(comparison, left.floats(), right.floats(), count, bits);
        }
    }

    private static void doubles(Comparison comparison, Input left, Input right, int count, long[] bits) {
        CompareKernels kernels = Kernels.current().compare();
        if (right.isConstant()) {
            kernels.compare(comparison, left.doubles(), right.doubles()[0], count, bits);
        } else if (left.isConstant()) {
            kernels.compare(comparison.swapped(), right.doubles(), left.doubles()[0], count, bits);
        } else {
            kernels.compare(comparison, left.doubles(), right.doubles(), count, bits);
        }
    }

    private static void wides(Comparison comparison, Input left, Input right, int count, long[] bits) {
        CompareKernels kernels = Kernels.current().compare();
        if (right.isConstant()) {
            kernels.compare128(comparison, left.words(), right.words()[0], right.words()[1], count, bits);
        } else if (left.isConstant()) {
            kernels.compare128(comparison.swapped(), right.words(), left.words()[0], left.words()[1], count, bits);
        } else {
            kernels.compare128(comparison, left.words(), right.words(), count, bits);
        }
    }

    /// False is less than true.
    private static void booleans(Comparison comparison, Input left, Input right, int count, long[] bits) {
        for (int word = 0; word << 6 < count; word++) {
            long a = word(left, word);
            long b = word(right, word);
            bits[word] = switch (comparison) {
                case EQ -> ~(a ^ b);
                case NE -> a ^ b;
                case LT -> ~a & b;
                case LE -> ~a | b;
                case GT -> a & ~b;
                case GE -> a | ~b;
            };
        }
    }

    private static long word(Input input, int word) {
        return input.isConstant() ? -(input.bits()[0] & 1) : input.bits()[word];
    }

    private static void bytes(Comparison comparison, Input left, Input right, int count, long[] bits) {
        if (right.isConstant() && !left.isConstant()) {
            bytes(comparison, left.bytes(), right.bytes(), count, bits);
            return;
        }
        if (left.isConstant() && !right.isConstant()) {
            bytes(comparison.swapped(), right.bytes(), left.bytes(), count, bits);
            return;
        }
        BytesColumn a = left.bytes();
        BytesColumn b = right.bytes();
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        for (int word = 0; word << 6 < count; word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            long set = 0;
            for (int i = 0; i < end; i++) {
                // Rows under a NULL may hold any view.
                int row = base + i;
                if (left.isNull(row) || right.isNull(row)) {
                    continue;
                }
                long aView = a.views()[left.at(row)];
                long bView = b.views()[right.at(row)];
                boolean holds = equality
                        ? equal(a.data(), aView, b.data(), bView) == (comparison == Comparison.EQ)
                        : holds(comparison, BytesColumn.compare(a.data(), aView, b.data(), bView));
                set |= (holds ? 1L : 0L) << i;
            }
            bits[word] = set;
        }
    }

    /// Compares with the first value of `constant`, by eight bytes where these tell.
    private static void bytes(
            Comparison comparison, BytesColumn column, BytesColumn constant, int count, long[] bits) {
        long[] views = column.views();
        byte[] data = column.data();
        long[] validity = column.validity();
        long bound = constant.views()[0];
        long prefix = BytesColumn.prefix(constant.data(), bound);
        for (int word = 0; word << 6 < count; word++) {
            int base = word << 6;
            int end = Math.min(64, count - base);
            // Rows under a NULL may hold any view.
            long valid = validity == null ? -1L : validity[word];
            long less = 0;
            long equal = 0;
            for (int i = 0; i < end; i++) {
                if ((valid >>> i & 1) == 0) {
                    continue;
                }
                long view = views[base + i];
                long first = BytesColumn.prefix(data, view);
                less |= (first < prefix ? 1L : 0L) << i;
                if (first == prefix) {
                    int order = BytesColumn.compare(data, view, constant.data(), bound);
                    less |= (order < 0 ? 1L : 0L) << i;
                    equal |= (order == 0 ? 1L : 0L) << i;
                }
            }
            bits[word] = switch (comparison) {
                case EQ -> equal;
                case NE -> ~equal;
                case LT -> less;
                case LE -> less | equal;
                case GT -> ~(less | equal);
                case GE -> ~less;
            };
        }
    }

    private static boolean equal(byte[] a, long aView, byte[] b, long bView) {
        int length = BytesColumn.bytes(aView);
        int aFrom = BytesColumn.offset(aView);
        int bFrom = BytesColumn.offset(bView);
        return length == BytesColumn.bytes(bView) && Arrays.equals(a, aFrom, aFrom + length, b, bFrom, bFrom + length);
    }

    private static void intervals(Comparison comparison, Input left, Input right, int count, long[] bits) {
        Arrays.fill(bits, 0, (count + 63) >> 6, 0L);
        for (int row = 0; row < count; row++) {
            int order = IntervalOrder.compare(left.intervals(), left.at(row), right.intervals(), right.at(row));
            bits[row >> 6] |= (holds(comparison, order) ? 1L : 0L) << row;
        }
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }
}
