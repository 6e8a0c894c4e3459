package dev.rayo.engine.catalog;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan has to put out: chunks whose i-th column is the table's column `columns.get(i)`.
///
/// @param fields the same columns as the filter calls them
/// @param filter a condition that the reader of the chunks will apply to every row: the scan may use it to leave out
///               row groups, pages or rows that cannot match, and need not. Null if there is none
/// @param bounds a condition that is true for every row that matters, learned from the joins that have been built when
///               the scan is opened: to be compared with statistics, not worth a test of rows. Null if there is none
public record ScanRequest(
        List<Integer> columns, List<Field> fields, @Nullable Expression filter, @Nullable Expression bounds) {
    public ScanRequest {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    /// A request without bounds.
    public ScanRequest(List<Integer> columns, List<Field> fields, @Nullable Expression filter) {
        this(columns, fields, filter, null);
    }

    /// The filter and the bounds: what statistics can be compared with.
    public @Nullable Expression pruning() {
        return filter == null || bounds == null
                ? filter == null ? bounds : filter
                : new Logical(Logical.Op.AND, List.of(filter, bounds));
    }
}
