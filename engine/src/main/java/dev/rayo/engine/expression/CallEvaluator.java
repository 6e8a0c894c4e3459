package dev.rayo.engine.expression;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.type.Type;
import java.util.List;

/// A function or cast over the values of its arguments. Constant arguments alone give a constant; NULL arguments give
/// NULL, unless the kernel sees to them itself.
final class CallEvaluator implements Evaluator {
    private final Evaluator[] arguments;
    private final ScalarKernel kernel;
    private final Input[] inputs;
    private final Type type;
    private final Validity valid = new Validity();

    CallEvaluator(List<Evaluator> arguments, ScalarKernel kernel, List<Type> argumentTypes, Type type) {
        this.arguments = arguments.toArray(Evaluator[]::new);
        this.kernel = kernel;
        this.inputs = argumentTypes.stream().map(Input::new).toArray(Input[]::new);
        this.type = type;
    }

    @Override
    public Column evaluate(Chunk chunk) {
        int count = chunk.rowCount();
        boolean constant = kernel.isDeterministic();
        boolean seesNulls = kernel.seesNulls();
        for (int i = 0; i < arguments.length; i++) {
            Column column = arguments[i].evaluate(chunk);
            if (column instanceof ConstantColumn value) {
                if (value.isNull() && !seesNulls) {
                    return new ConstantColumn(type, null, count);
                }
            } else {
                constant = false;
            }
            inputs[i].set(column);
        }
        int rows = constant ? 1 : count;
        valid.reset(rows);
        if (!seesNulls) {
            for (Input input : inputs) {
                if (!input.isConstant()) {
                    valid.and(input.validity());
                }
            }
        }
        Column result = kernel.apply(inputs, rows, valid);
        return constant ? new ConstantColumn(type, result, count) : result;
    }
}
