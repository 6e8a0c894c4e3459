package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.IntColumn;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `operand IN (constants)`. Without a match the result is NULL if the operand or any constant is NULL.
final class InEvaluator implements Evaluator {
    private static final int SCAN_MAX = 16;

    private final Evaluator operand;
    private final Input input;
    private final boolean anyNull;
    private final Set<Object> members = new HashSet<>();
    private int @Nullable [] intMembers;
    private long @Nullable [] longMembers;
    private @Nullable WordSet wordMembers;
    private @Nullable BytesSet bytesMembers;
    private final Validity valid = new Validity();
    private long[] bits = new long[0];

    InEvaluator(Evaluator operand, Type type, List<Literal> values) {
        this.operand = operand;
        input = new Input(type);
        anyNull = values.stream().anyMatch(Literal::isNull);
        values.stream().filter(value -> !value.isNull()).map(value -> key(value.value())).forEach(members::add);
        Column plain = Columns.flatten(new ConstantColumn(type, null, 1));
        if (plain instanceof BytesColumn) {
            bytesMembers = new BytesSet(members);
        } else if (plain instanceof IntColumn || plain instanceof LongColumn) {
            if (members.size() > SCAN_MAX) {
                wordMembers = new WordSet(members.stream().mapToLong(InEvaluator::unscaledLong).toArray());
            } else if (plain instanceof IntColumn) {
                intMembers = members.stream().mapToInt(InEvaluator::unscaledInt).toArray();
            } else {
                longMembers = members.stream().mapToLong(InEvaluator::unscaledLong).toArray();
            }
        }
    }

    @Override
    public Column evaluate(Chunk chunk) {
        int count = chunk.rowCount();
        Column column = operand.evaluate(chunk);
        boolean constant = column instanceof ConstantColumn;
        if (column instanceof ConstantColumn value && value.isNull()) {
            return new ConstantColumn(Type.BOOLEAN, null, count);
        }
        int rows = constant ? 1 : count;
        input.set(column);
        bits = bits.length < Columns.words(rows) ? new long[Columns.words(rows)] : bits;
        valid.reset(rows);
        if (!constant) {
            valid.and(input.validity());
        }
        find(rows);
        if (anyNull) {
            valid.and(bits);
        }
        Column result = new BitColumn(Type.BOOLEAN, bits, valid.words(), rows);
        return constant ? new ConstantColumn(Type.BOOLEAN, result, count) : result;
    }

    private void find(int rows) {
        if (intMembers != null) {
            Kernels.current().compare().in(input.ints(), intMembers, rows, bits);
        } else if (longMembers != null) {
            Kernels.current().compare().in(input.longs(), longMembers, rows, bits);
        } else if (wordMembers != null && input.column() instanceof IntColumn) {
            find(wordMembers, input.ints(), rows);
        } else if (wordMembers != null) {
            find(wordMembers, input.longs(), rows);
        } else {
            for (int word = 0; word << 6 < rows; word++) {
                int base = word << 6;
                long set = 0;
                for (int i = 0; i < Math.min(64, rows - base); i++) {
                    set |= (contains(base + i) ? 1L : 0L) << i;
                }
                bits[word] = set;
            }
        }
    }

    /// Values under a NULL are looked up as well, which nobody sees.
    private void find(WordSet set, int[] values, int rows) {
        for (int word = 0; word << 6 < rows; word++) {
            int base = word << 6;
            long found = 0;
            for (int i = 0; i < Math.min(64, rows - base); i++) {
                found |= (set.contains(values[base + i]) ? 1L : 0L) << i;
            }
            bits[word] = found;
        }
    }

    private void find(WordSet set, long[] values, int rows) {
        for (int word = 0; word << 6 < rows; word++) {
            int base = word << 6;
            long found = 0;
            for (int i = 0; i < Math.min(64, rows - base); i++) {
                found |= (set.contains(values[base + i]) ? 1L : 0L) << i;
            }
            bits[word] = found;
        }
    }

    private boolean contains(int row) {
        if (!valid.isValid(row)) {
            return false;
        }
        if (bytesMembers != null) {
            return bytesMembers.contains(input.bytes().data(), input.bytes().views()[input.at(row)]);
        }
        return members.contains(key(ColumnValues.get(input.column(), input.at(row))));
    }

    /// The value in a form whose equality is that of SQL.
    private static Object key(@Nullable Object value) {
        return switch (Objects.requireNonNull(value)) {
            case Double d -> d == 0 ? (Object) 0.0 : d;
            case Float f -> f == 0 ? (Object) 0.0f : f;
            case Interval i ->
                List.of(IntervalOrder.days(i.months(), i.days(), i.micros()), IntervalOrder.rest(i.micros()));
            case Object other -> other;
        };
    }

    private static int unscaledInt(Object value) {
        return (int) (long) (Long) value;
    }

    private static long unscaledLong(Object value) {
        return value instanceof BigDecimal decimal ? decimal.unscaledValue().longValueExact() : (Long) value;
    }
}
