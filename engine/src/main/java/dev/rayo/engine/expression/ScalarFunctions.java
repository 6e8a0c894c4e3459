package dev.rayo.engine.expression;

import dev.rayo.engine.expression.arithmetic.ArithmeticFunctions;
import dev.rayo.engine.expression.arithmetic.BitFunctions;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.FunctionRegistry.Entry;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.math.Extremes;
import dev.rayo.engine.expression.math.IntegerFunctions;
import dev.rayo.engine.expression.math.MathFunctions;
import dev.rayo.engine.expression.math.RoundingFunctions;
import dev.rayo.engine.expression.temporal.DateDiffFunctions;
import dev.rayo.engine.expression.temporal.DatePartFunctions;
import dev.rayo.engine.expression.temporal.DateTruncFunctions;
import dev.rayo.engine.expression.temporal.FormatFunctions;
import dev.rayo.engine.expression.temporal.IntervalArithmetic;
import dev.rayo.engine.expression.temporal.MakeFunctions;
import dev.rayo.engine.expression.temporal.TemporalArithmetic;
import dev.rayo.engine.expression.text.BuildFunctions;
import dev.rayo.engine.expression.text.CaseFunctions;
import dev.rayo.engine.expression.text.EncodingFunctions;
import dev.rayo.engine.expression.text.PatternFunctions;
import dev.rayo.engine.expression.text.RegexFunctions;
import dev.rayo.engine.expression.text.SearchFunctions;
import dev.rayo.engine.expression.text.SliceFunctions;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.type.Type;
import java.util.stream.Collectors;

/// The implementation of every scalar function, found by canonical name and argument types.
public final class ScalarFunctions {
    private static final FunctionRegistry REGISTRY = new FunctionRegistry();

    static {
        ArithmeticFunctions.register(REGISTRY);
        BitFunctions.register(REGISTRY);
        IntervalArithmetic.register(REGISTRY);
        TemporalArithmetic.register(REGISTRY);
        MathFunctions.register(REGISTRY);
        RoundingFunctions.register(REGISTRY);
        IntegerFunctions.register(REGISTRY);
        Extremes.register(REGISTRY);
        PatternFunctions.register(REGISTRY);
        SearchFunctions.register(REGISTRY);
        CaseFunctions.register(REGISTRY);
        SliceFunctions.register(REGISTRY);
        BuildFunctions.register(REGISTRY);
        EncodingFunctions.register(REGISTRY);
        RegexFunctions.register(REGISTRY);
        DatePartFunctions.register(REGISTRY);
        DateTruncFunctions.register(REGISTRY);
        DateDiffFunctions.register(REGISTRY);
        MakeFunctions.register(REGISTRY);
        FormatFunctions.register(REGISTRY);
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
        catalogued(call);
        return !FunctionCatalog.standard().canFail(call) && call.type() != Type.INTERVAL;
    }

    /// Whether equal arguments give equal values.
    static boolean isDeterministic(Call call) {
        return !catalogued(call).has(Trait.VOLATILE);
    }

    private static SqlFunction catalogued(Call call) {
        try {
            return FunctionCatalog.standard().canonical(call.function());
        } catch (IllegalArgumentException e) {
            throw RayoException.internal("function " + call.function() + " is not in the catalogue", e);
        }
    }

    /// Roughly nanoseconds per row.
    static double cost(Call call) {
        return REGISTRY.find(call.function()).stream()
                .mapToDouble(Entry::cost)
                .max()
                .orElse(0);
    }
}
