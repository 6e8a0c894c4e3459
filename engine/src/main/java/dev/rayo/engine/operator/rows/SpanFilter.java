package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ValueRange;
import dev.rayo.engine.expression.ExpressionCompiler;
import dev.rayo.engine.expression.RangeConjunction;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One worker's test of kept rows against ranges of their columns, some vectors at a time, so that few rows of many are
/// brought together to one vector: what comes after the scan then costs by the rows that are left, not by those read.
///
/// Spans of which nearly all rows pass are put out as they are; after these some are not tested.
final class SpanFilter {
    /// Vectors of a span.
    private static final int VECTORS = 4;
    /// Of so many rows one at least must fail, for that to be worth while.
    private static final int FAILING = 8;
    /// Spans that are not tested, at most, after such that passed.
    private static final int TO_SKIP_MAX = 15;

    private record Tested(int column, ValueRange range) {}

    private final ScanCondition condition;
    private final WorkerContext context;
    private final int spanRows;
    private final @Nullable RangeConjunction ranges;
    private @Nullable Expression known;
    private @Nullable RangeConjunction lateRanges;
    /// What `ranges` has tested of the rows that are selected.
    private final List<Tested> tested = new ArrayList<>();
    private final long[] bits;
    private final int[] found;
    private final int[] selection;
    private boolean noting;
    private int toSkip;
    private int toSkipNext;
    private int untested;
    /// Rows of the block that were found, and how many of them were taken.
    private int selected;
    private int taken;

    SpanFilter(ScanCondition condition, WorkerContext context) {
        this.condition = condition;
        this.context = context;
        this.spanRows = VECTORS * context.vectorRows();
        Expression filter = condition.filter();
        this.ranges = filter == null ? null : ExpressionCompiler.compileRanges(filter, condition.fields());
        this.bits = new long[Columns.words(spanRows)];
        this.found = new int[spanRows];
        this.selection = new int[spanRows + context.vectorRows()];
    }

    /// Looks for rows that pass from row `from` of a block on, span by span, until there is a vector of them, or a span is
    /// to be put out as it is.
    ///
    /// @return the row from which on to go on
    int search(StoredScan scan, int from, int end) {
        selected = 0;
        taken = 0;
        untested = 0;
        tested.clear();
        int at = from;
        while (at < end && selected < context.vectorRows()) {
            context.query().checkCancelled();
            int rows = Math.min(spanRows, end - at);
            int left = test(scan, at, rows);
            if (left < 0) {
                untested = selected > 0 ? 0 : rows;
                return at;
            }
            add(at, rows, left);
            at += rows;
        }
        return at;
    }

    /// How many rows, from that which [#search] returned on, are to be put out untested; there are no others then.
    int untested() {
        return untested;
    }

    private void add(int from, int rows, int left) {
        if (left > 0) {
            Kernels.current().bits().toSelection(bits, rows, found);
            for (int i = 0; i < left; i++) {
                selection[selected + i] = from + found[i];
            }
            selected += left;
        }
    }

    /// Takes up to a vector of the rows that were found.
    ///
    /// @return how many
    int take(int[] rows) {
        int count = Math.min(selected - taken, context.vectorRows());
        System.arraycopy(selection, taken, rows, 0, count);
        taken += count;
        return count;
    }

    /// Leaves the bits of the rows that pass.
    ///
    /// @return how many; -1 if there is nothing to test, or too few rows fail
    private int test(StoredScan scan, int from, int rows) {
        learn();
        if (ranges == null && lateRanges == null) {
            return -1;
        }
        if (toSkip > 0) {
            toSkip--;
            return -1;
        }
        Kernels.current().bits().fill(true, rows, bits);
        scan.show(from, rows);
        int left = rows;
        if (lateRanges != null) {
            left = lateRanges.narrow(scan, bits);
        }
        if (ranges != null && left > 0) {
            noting = true;
            left = ranges.narrow(scan, bits);
            noting = false;
        }
        if (left < 0 || left > rows - rows / FAILING) {
            toSkip = toSkipNext;
            toSkipNext = Math.min(2 * toSkipNext + 1, TO_SKIP_MAX);
            return -1;
        }
        toSkipNext = 0;
        return left;
    }

    /// Asks what has become known of the rows that matter.
    private void learn() {
        Expression now = condition.late().get();
        if (now != known) {
            known = now;
            lateRanges = now == null ? null : ExpressionCompiler.compileRanges(now, condition.fields());
        }
    }

    /// Notes that the rows of the scan were tested against a range.
    void note(int column, ValueRange range) {
        if (noting && !passed(column, range)) {
            tested.add(new Tested(column, range));
        }
    }

    /// Whether all rows that are taken are in `range`.
    boolean passed(int column, ValueRange range) {
        for (Tested each : tested) {
            if (each.column == column && each.range.equals(range)) {
                return true;
            }
        }
        return false;
    }
}
