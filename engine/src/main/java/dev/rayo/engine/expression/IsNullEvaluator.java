package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;

/// True where the operand is NULL, else false.
final class IsNullEvaluator implements Evaluator {
    private final Evaluator operand;
    private long[] bits = new long[0];

    IsNullEvaluator(Evaluator operand) {
        this.operand = operand;
    }

    @Override
    public Column evaluate(Chunk chunk) {
        Column column = operand.evaluate(chunk);
        int count = chunk.rowCount();
        long[] validity = column.validity();
        if (column instanceof ConstantColumn || validity == null) {
            boolean isNull = column instanceof ConstantColumn constant && constant.isNull();
            return new ConstantColumn(Type.BOOLEAN, Literals.bit(isNull), count);
        }
        bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
        Kernels.current().bits().not(validity, count, bits);
        return new BitColumn(Type.BOOLEAN, bits, null, count);
    }
}
