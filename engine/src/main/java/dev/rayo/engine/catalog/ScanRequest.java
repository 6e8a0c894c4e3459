package dev.rayo.engine.catalog;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan has to put out: chunks whose i-th column is the table's column `columns.get(i)`.
///
/// @param fields the same columns as the filter calls them
/// @param filter a condition that the reader of the chunks will apply to every row: the scan may use it to leave out
///               row groups, pages or rows that cannot match, and need not. Null if there is none
public record ScanRequest(List<Integer> columns, List<Field> fields, @Nullable Expression filter) {
    public ScanRequest {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
    }
}
