package dev.rayo.sql.optimizer.cardinality;

import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plan is thought to put out.
///
/// @param rows    at least 0, a fraction where less than one row is likely
/// @param columns by field id; a missing column is one nothing is known of
public record Estimate(double rows, Map<Integer, ColumnEstimate> columns) {

    public ColumnEstimate column(int id, Type type) {
        ColumnEstimate column = columns.get(id);
        return column == null ? ColumnEstimate.ofDistinct(unknownDistinct(rows), ValueScale.bytes(type)) : column;
    }

    @Nullable ColumnEstimate columnOrNull(int id) {
        return columns.get(id);
    }

    /// Different values where nothing is known of them.
    static double unknownDistinct(double rows) {
        return Math.max(1, rows / 5);
    }

    /// Fewer rows of the same kind.
    Estimate thinned(double fraction) {
        if (fraction >= 1) {
            return this;
        }
        Map<Integer, ColumnEstimate> thinned = new HashMap<>();
        columns.forEach((id, column) -> thinned.put(id, column.thinned(rows, fraction)));
        return new Estimate(rows * fraction, thinned);
    }

    /// Average bytes of a row with these fields.
    public double bytes(List<Field> fields) {
        double bytes = 0;
        for (Field field : fields) {
            bytes += column(field.id(), field.type()).bytes();
        }
        return bytes;
    }
}
