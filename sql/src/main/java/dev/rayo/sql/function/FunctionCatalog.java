package dev.rayo.sql.function;

import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.function.SqlFunction.Trait;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All functions by name. Immutable; one for the whole process.
public final class FunctionCatalog {
    private static final FunctionCatalog STANDARD = new FunctionCatalog();

    private final Map<String, SqlFunction> functions;
    private final Map<String, String> names;

    private FunctionCatalog() {
        Definitions all = new Definitions();
        ArithmeticFunctions.define(all);
        NumericFunctions.define(all);
        TextFunctions.define(all);
        TimeFunctions.define(all);
        AggregateFunctions.define(all);
        WindowFunctions.define(all);
        functions = all.functions;
        names = all.names;
    }

    public static FunctionCatalog standard() {
        return STANDARD;
    }

    /// The function that a query means by `name`, in any case, or null.
    public @Nullable SqlFunction find(String name) {
        String canonical = names.get(name.toLowerCase(Locale.ROOT));
        return canonical == null ? null : functions.get(canonical);
    }

    /// The function of this canonical name, the one in [Call] and the aggregate and window calls.
    ///
    /// @throws IllegalArgumentException if there is none
    public SqlFunction canonical(String name) {
        SqlFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return function;
    }

    /// Every function once.
    public Collection<SqlFunction> all() {
        return functions.values();
    }

    /// The names that queries use, aliases included.
    public List<String> names() {
        return List.copyOf(names.keySet());
    }

    /// Whether evaluating this one call (not its arguments) can be an error for some values.
    public boolean canFail(Call call) {
        SqlFunction function = canonical(call.function());
        return function.has(Trait.CAN_FAIL)
                || function.has(Trait.CAN_FAIL_UNLESS_FLOATING) && !call.type().isFloating();
    }
}
