package dev.rayo.engine.parquet;

import dev.rayo.engine.parquet.pruning.Bounds;
import dev.rayo.engine.parquet.pruning.ValueOrder;
import dev.rayo.sql.expression.SortKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders morsels by what a sort key has first in their row groups, as far as footers tell; those of which they tell
/// nothing come last.
final class SoonestFirst implements Comparator<RowGroupMorsel> {
    private final int column;
    private final SortKey key;
    private final Map<RowGroupScan, First> firsts = new HashMap<>();

    /// @param value the least or the greatest value, whichever comes first; null if unknown
    private record First(boolean isNull, @Nullable Object value) {}

    /// @param column of the scan, that `key` is about
    SoonestFirst(int column, SortKey key) {
        this.column = column;
        this.key = key;
    }

    @Override
    public int compare(RowGroupMorsel left, RowGroupMorsel right) {
        First a = firsts.computeIfAbsent(left.rowGroup(), this::first);
        First b = firsts.computeIfAbsent(right.rowGroup(), this::first);
        if (a.isNull() || b.isNull()) {
            return Boolean.compare(b.isNull(), a.isNull());
        }
        Object first = a.value();
        Object second = b.value();
        if (first == null || second == null) {
            return Boolean.compare(first == null, second == null);
        }
        int order = ValueOrder.compare(first, second);
        return key.ascending() ? order : -order;
    }

    private First first(RowGroupScan rowGroup) {
        Bounds bounds = rowGroup.bounds(column);
        boolean nullFirst = key.nullsFirst() && bounds.nullCount() > 0;
        return new First(nullFirst, key.ascending() ? bounds.min() : bounds.max());
    }
}
