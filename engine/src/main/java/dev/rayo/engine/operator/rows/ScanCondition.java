package dev.rayo.engine.operator.rows;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.plan.Field;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the reader of kept rows tests them for anyway: a scan may leave out those that fail.
///
/// @param fields the columns that the scan puts out, as the conditions call them
/// @param filter null if there is none
/// @param late   what has become known while the scan is under way: the same object as long as that is all; null if nothing has
public record ScanCondition(List<Field> fields, @Nullable Expression filter, Supplier<@Nullable Expression> late) {
    public ScanCondition {
        fields = List.copyOf(fields);
    }
}
