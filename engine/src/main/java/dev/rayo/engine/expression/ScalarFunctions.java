package dev.rayo.engine.expression;

import dev.rayo.engine.expression.arithmetic.ArithmeticFunctions;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.FunctionRegistry.Entry;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import java.util.stream.Collectors;

/// The implementation of every scalar function, found by canonical name and argument types.
public final class ScalarFunctions {
    private static final FunctionRegistry REGISTRY = new FunctionRegistry();

    static {
        ArithmeticFunctions.register(REGISTRY);
    }

    private ScalarFunctions() {}

    /// A new kernel for `call`.
    ///
    /// @throws RayoException INTERNAL if there is no implementation for these types
    public static ScalarKernel kernel(Call call) {
        for (Entry entry : REGISTRY.find(call.function())) {
            ScalarKernel kernel = entry.factory().create(call);
            if (kernel != null) {
                return kernel;
            }
        }
        String types = call.arguments().stream()
                .map(Expression::type)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        throw RayoException.internal(
                "function " + call.function() + "(" + types + ") -> " + call.type() + " has no implementation", null);
    }

    /// Whether a call has a value for all arguments of its types.
    static boolean isTotal(Call call) {
        return REGISTRY.find(call.function()).stream()
                .allMatch(entry -> entry.total().test(call));
    }

    static boolean isDeterministic(Call call) {
        return REGISTRY.find(call.function()).stream().allMatch(Entry::deterministic);
    }

    /// Roughly nanoseconds per row.
    static double cost(Call call) {
        return REGISTRY.find(call.function()).stream()
                .mapToDouble(Entry::cost)
                .max()
                .orElse(0);
    }
}
