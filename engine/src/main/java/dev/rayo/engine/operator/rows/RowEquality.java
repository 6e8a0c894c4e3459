package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DoubleColumn;
import dev.rayo.engine.column.FloatColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.IntervalColumn;
import dev.rayo.engine.column.ListColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.column.StructColumn;
import dev.rayo.engine.column.WideColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Compares columns value by value for equality, as GROUP BY and joins need it: NaN equals NaN, `-0.0` equals `0.0`,
/// intervals compare with a month of 30 days.
public final class RowEquality {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private RowEquality() {}

    /// What a NULL equals.
    public enum Nulls {
        /// Nothing.
        DIFFERENT,
        /// NULL.
        EQUAL,
        /// Everything: what is not known to differ counts.
        UNKNOWN
    }

    /// Keeps of `rows[0..count)` those whose value in `left` equals the one in `right`, in place, in any order.
    ///
    /// @param left       plain, or a constant NULL
    /// @param right      plain, of the same type, or a constant NULL
    /// @param rightRows  the row in `right` for each row of `left`; null if it is the same
    /// @param rejected   takes the rows that are not kept, from `rejectedCount` on; at least `rejectedCount + count` long
    /// @return how many rows are kept
    public static int retainEqual(
            Column left,
            Column right,
            int @Nullable [] rightRows,
            int[] rows,
            int count,
            Nulls nullMode,
            int[] rejected,
            int rejectedCount) {
        if (left.validity() == null && right.validity() == null) {
            return retain(left, right, rightRows, rows, count, rejected, rejectedCount);
        }
        int present = 0;
        int out = rejectedCount;
        // Rows kept for their NULLs wait at the far end of `rejected`, which is never needed in full.
        int taken = rejected.length;
        for (int k = 0; k < count; k++) {
            int row = rows[k];
            boolean leftNull = left.isNull(row);
            boolean rightNull = right.isNull(rightRows == null ? row : rightRows[row]);
            if (!leftNull && !rightNull) {
                rows[present++] = row;
            } else if (nullMode == Nulls.UNKNOWN || nullMode == Nulls.EQUAL && leftNull && rightNull) {
                rejected[--taken] = row;
            } else {
                rejected[out++] = row;
            }
        }
        int kept = present == 0 ? 0 : retain(left, right, rightRows, rows, present, rejected, out);
        int nulls = rejected.length - taken;
        System.arraycopy(rejected, taken, rows, kept, nulls);
        return kept + nulls;
    }

    private static int retain(
            Column left,
            Column right,
            int @Nullable [] rightRows,
            int[] rows,
            int count,
            int[] rejected,
            int rejectedCount) {
        int kept = 0;
        int out = rejectedCount;
        switch (left) {
            case IntColumn a -> {
                int[] x = a.values();
                int[] y = ((IntColumn) right).values();
                for (int k = 0; k < count; k++) {
                    int row = rows[k];
                    if (x[row] == y[rightRows == null ? row : rightRows[row]]) {
                        rows[kept++] = row;
                    } else {
                        rejected[out++] = row;
                    }
                }
            }
            case LongColumn a -> {
                long[] x = a.values();
                long[] y = ((LongColumn) right).values();
                for (int k = 0; k < count; k++) {
                    int row = rows[k];
                    if (x[row] == y[rightRows == null ? row : rightRows[row]]) {
                        rows[kept++] = row;
                    } else {
                        rejected[out++] = row;
                    }
                }
            }
            case BytesColumn a -> {
                BytesColumn b = (BytesColumn) right;
                for (int k = 0; k < count; k++) {
                    int row = rows[k];
                    if (equalBytes(a, row, b, rightRows == null ? row : rightRows[row])) {
                        rows[kept++] = row;
                    } else {
                        rejected[out++] = row;
                    }
                }
            }
            default -> {
                for (int k = 0; k < count; k++) {
                    int row = rows[k];
                    if (equal(left, row, right, rightRows == null ? row : rightRows[row])) {
                        rows[kept++] = row;
                    } else {
                        rejected[out++] = row;
                    }
                }
            }
        }
        return kept;
    }

    /// Whether two values of plain columns that are not NULL are equal; NULLs inside of nested values are.
    public static boolean equal(Column left, int i, Column right, int j) {
        return switch (left) {
            case IntColumn a -> a.values()[i] == ((IntColumn) right).values()[j];
            case LongColumn a -> a.values()[i] == ((LongColumn) right).values()[j];
            case BytesColumn a -> equalBytes(a, i, (BytesColumn) right, j);
            case BitColumn a ->
                ((a.bits()[i >> 6] >>> i ^ ((BitColumn) right).bits()[j >> 6] >>> j) & 1) == 0;
            case WideColumn a -> {
                long[] words = ((WideColumn) right).words();
                yield a.words()[2 * i] == words[2 * j] && a.words()[2 * i + 1] == words[2 * j + 1];
            }
            case FloatColumn a -> {
                float x = a.values()[i];
                float y = ((FloatColumn) right).values()[j];
                yield x == y || Float.isNaN(x) && Float.isNaN(y);
            }
            case DoubleColumn a -> {
                double x = a.values()[i];
                double y = ((DoubleColumn) right).values()[j];
                yield x == y || Double.isNaN(x) && Double.isNaN(y);
            }
            case IntervalColumn a -> {
                IntervalColumn b = (IntervalColumn) right;
                yield days(a, i) == days(b, j)
                        && Math.floorMod(a.micros()[i], MICROS_PER_DAY) == Math.floorMod(b.micros()[j], MICROS_PER_DAY);
            }
            case ListColumn a -> equalLists(a, i, (ListColumn) right, j);
            case StructColumn a -> {
                StructColumn b = (StructColumn) right;
                boolean same = true;
                for (int m = 0; same && m < a.members().size(); m++) {
                    same = equalOrNull(a.members().get(m), i, b.members().get(m), j);
                }
                yield same;
            }
            case DictionaryColumn a -> throw new IllegalArgumentException("not plain: " + a);
            case ConstantColumn a -> throw new IllegalArgumentException("not plain: " + a);
        };
    }

    private static boolean equalBytes(BytesColumn a, int i, BytesColumn b, int j) {
        long x = a.views()[i];
        long y = b.views()[j];
        int size = BytesColumn.bytes(x);
        if (size != BytesColumn.bytes(y)) {
            return false;
        }
        int from = BytesColumn.offset(x);
        int other = BytesColumn.offset(y);
        return Arrays.equals(a.data(), from, from + size, b.data(), other, other + size);
    }

    private static long days(IntervalColumn column, int row) {
        return column.months()[row] * 30L
                + column.days()[row]
                + Math.floorDiv(column.micros()[row], MICROS_PER_DAY);
    }

    private static boolean equalLists(ListColumn a, int i, ListColumn b, int j) {
        int size = a.offsets()[i + 1] - a.offsets()[i];
        if (size != b.offsets()[j + 1] - b.offsets()[j]) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            if (!equalOrNull(a.elements(), a.offsets()[i] + k, b.elements(), b.offsets()[j] + k)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalOrNull(Column a, int i, Column b, int j) {
        boolean leftNull = a.isNull(i);
        boolean rightNull = b.isNull(j);
        return leftNull || rightNull
                ? leftNull && rightNull
                : equal(Columns.flatten(a), i, Columns.flatten(b), j);
    }
}
