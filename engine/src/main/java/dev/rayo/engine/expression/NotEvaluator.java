package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;

/// Three-valued negation: NULL stays NULL.
final class NotEvaluator implements Evaluator {
    private final Evaluator operand;
    private long[] bits = new long[0];

    NotEvaluator(Evaluator operand) {
        this.operand = operand;
    }

    @Override
    public Column evaluate(Chunk chunk) {
        Column column = operand.evaluate(chunk);
        int count = chunk.rowCount();
        if (column instanceof ConstantColumn constant) {
            return constant.value() instanceof BitColumn bit
                    ? new ConstantColumn(Type.BOOLEAN, Literals.bit((bit.bits()[0] & 1) == 0), count)
                    : constant;
        }
        BitColumn values = (BitColumn) Columns.flatten(column);
        bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
        Kernels.current().bits().not(values.bits(), count, bits);
        return new BitColumn(Type.BOOLEAN, bits, values.validity(), count);
    }
}
