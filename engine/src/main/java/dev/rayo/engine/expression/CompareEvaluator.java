package dev.rayo.engine.expression;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Comparison;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.type.Type;

/// A comparison of two values of one type. NULL on either side gives NULL, except for the two DISTINCT operators, which
/// never do.
final class CompareEvaluator implements Evaluator {
    private final Compare.Op op;
    private final Evaluator left;
    private final Evaluator right;
    private final Input leftInput;
    private final Input rightInput;
    private final Comparer comparer;
    private final Validity valid = new Validity();
    private long[] bits = new long[0];

    CompareEvaluator(Compare.Op op, Evaluator left, Evaluator right, Type type) {
        this.op = op;
        this.left = left;
        this.right = right;
        leftInput = new Input(type);
        rightInput = new Input(type);
        comparer = Comparer.of(type);
    }

    @Override
    public Column evaluate(Chunk chunk) {
        int count = chunk.rowCount();
        boolean distinct = op == Compare.Op.DISTINCT || op == Compare.Op.NOT_DISTINCT;
        Column leftColumn = left.evaluate(chunk);
        if (!distinct && isConstantNull(leftColumn)) {
            return new ConstantColumn(Type.BOOLEAN, null, count);
        }
        Column rightColumn = right.evaluate(chunk);
        if (!distinct && isConstantNull(rightColumn)) {
            return new ConstantColumn(Type.BOOLEAN, null, count);
        }
        boolean constant = leftColumn instanceof ConstantColumn && rightColumn instanceof ConstantColumn;
        int rows = constant ? 1 : count;
        leftInput.set(leftColumn);
        rightInput.set(rightColumn);
        bits = bits.length < Columns.words(rows) ? new long[Columns.words(rows)] : bits;
        Column result = distinct ? distinct(rows) : compare(rows);
        return constant ? new ConstantColumn(Type.BOOLEAN, result, count) : result;
    }

    private static boolean isConstantNull(Column column) {
        return column instanceof ConstantColumn constant && constant.isNull();
    }

    private Column compare(int rows) {
        valid.reset(rows);
        and(leftInput);
        and(rightInput);
        comparer.compare(comparison(op), leftInput, rightInput, rows, bits);
        return new BitColumn(Type.BOOLEAN, bits, valid.words(), rows);
    }

    private void and(Input input) {
        if (!input.isConstant()) {
            valid.and(input.validity());
        }
    }

    private Column distinct(int rows) {
        comparer.compare(Comparison.NE, leftInput, rightInput, rows, bits);
        for (int word = 0; word < Columns.words(rows); word++) {
            long leftValid = validity(leftInput, word);
            long rightValid = validity(rightInput, word);
            long differ = leftValid ^ rightValid | leftValid & rightValid & bits[word];
            bits[word] = op == Compare.Op.DISTINCT ? differ : ~differ;
        }
        return new BitColumn(Type.BOOLEAN, bits, null, rows);
    }

    private static long validity(Input input, int word) {
        if (input.isConstant()) {
            return input.isNull(0) ? 0 : -1L;
        }
        long[] validity = input.validity();
        return validity == null ? -1L : validity[word];
    }

    private static Comparison comparison(Compare.Op op) {
        return switch (op) {
            case EQ, NOT_DISTINCT -> Comparison.EQ;
            case NE, DISTINCT -> Comparison.NE;
            case LT -> Comparison.LT;
            case LE -> Comparison.LE;
            case GT -> Comparison.GT;
            case GE -> Comparison.GE;
        };
    }
}
