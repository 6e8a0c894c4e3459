package dev.rayo.engine.catalog;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.optimizer.analysis.LateFetch;
import dev.rayo.sql.plan.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan has to put out: chunks whose i-th column is the table's column `columns.get(i)`.
///
/// Of tables with addresses ([dev.rayo.sql.catalog.Table#addressedParts]) a column can be
/// [LateFetch#ADDRESS_COLUMN], which puts out each row's address.
///
/// @param fields the same columns as the conditions call them
/// @param filter a condition that the reader of the chunks will apply to every row: the scan may use it to leave out
///               row groups, pages or rows that cannot match, and need not. Null if there is none
/// @param rows   the addresses of the only rows to put out, ascending; null for all rows
/// @param late   what is learned of the rows that matter once the scan is open: for statistics, the same holds
public record ScanRequest(
        List<Integer> columns,
        List<Field> fields,
        @Nullable Expression filter,
        @Nullable List<Long> rows,
        LateCondition late) {
    public ScanRequest {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        rows = rows == null ? null : List.copyOf(rows);
    }

    /// A request for all rows.
    public ScanRequest(
            List<Integer> columns, List<Field> fields, @Nullable Expression filter, LateCondition late) {
        this(columns, fields, filter, null, late);
    }

    /// A request of which nothing becomes known later.
    public ScanRequest(List<Integer> columns, List<Field> fields, @Nullable Expression filter) {
        this(columns, fields, filter, LateCondition.NONE);
    }
}
