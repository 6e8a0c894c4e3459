package dev.rayo.engine.catalog;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan has to put out: chunks whose i-th column is the table's column `columns.get(i)`.
///
/// @param fields the same columns as the conditions call them
/// @param filter a condition that the reader of the chunks will apply to every row: the scan may use it to leave out
///               row groups, pages or rows that cannot match, and need not. Null if there is none
/// @param late   what is learned of the rows that matter once the scan is open: for statistics, the same holds
public record ScanRequest(
        List<Integer> columns, List<Field> fields, @Nullable Expression filter, LateCondition late) {
    public ScanRequest {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }

    /// A request of which nothing becomes known later.
    public ScanRequest(List<Integer> columns, List<Field> fields, @Nullable Expression filter) {
        this(columns, fields, filter, LateCondition.NONE);
    }
}
