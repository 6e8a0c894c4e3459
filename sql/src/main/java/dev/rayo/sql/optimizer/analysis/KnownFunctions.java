package dev.rayo.sql.optimizer.analysis;

import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.function.SqlFunction.Trait;
import java.util.HashMap;
import java.util.Map;

/// What the catalogue says of functions by the canonical names that plans carry. Of a function it does not know the
/// worst is assumed.
public final class KnownFunctions {
    private static final Map<String, SqlFunction> BY_NAME = new HashMap<>();

    static {
        FunctionCatalog.standard().all().forEach(function -> BY_NAME.put(function.name(), function));
    }

    private KnownFunctions() {}

    public static boolean isKnown(String name) {
        return BY_NAME.containsKey(name);
    }

    /// Whether two calls with the same arguments may differ.
    public static boolean isVolatile(String name) {
        SqlFunction function = BY_NAME.get(name);
        return function == null || function.has(Trait.VOLATILE);
    }

    /// Whether one NULL among the arguments makes the result NULL.
    public static boolean isStrict(String name) {
        SqlFunction function = BY_NAME.get(name);
        return function != null && !function.has(Trait.SEES_NULL);
    }

    /// Whether the result of an aggregate may depend on the order of its input.
    public static boolean isOrderSensitive(String name) {
        SqlFunction function = BY_NAME.get(name);
        return function == null || function.has(Trait.ORDER_SENSITIVE);
    }

    /// Whether DISTINCT makes no difference to an aggregate.
    public static boolean ignoresDuplicates(String name) {
        SqlFunction function = BY_NAME.get(name);
        return function != null && function.has(Trait.IGNORES_DUPLICATES);
    }
}
