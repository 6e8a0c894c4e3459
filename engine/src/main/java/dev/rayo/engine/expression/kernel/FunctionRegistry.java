package dev.rayo.engine.expression.kernel;

import dev.rayo.sql.expression.Expression.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions by canonical name, as the families of functions put them in. Filled once, then only read.
public final class FunctionRegistry {
    /// Makes the kernel of a call.
    @FunctionalInterface
    public interface Factory {
        /// A kernel for the argument and result types of `call`; null if this family does not have them.
        @Nullable ScalarKernel create(Call call);
    }

    /// @param cost roughly nanoseconds per row
    public record Entry(Factory factory, double cost) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();

    /// Adds one family's part of a function.
    ///
    /// @param cost roughly nanoseconds per row
    public void add(String name, double cost, Factory factory) {
        entries.computeIfAbsent(name, key -> new ArrayList<>()).add(new Entry(factory, cost));
    }

    /// What families know of a name; empty if none does.
    public List<Entry> find(String name) {
        return entries.getOrDefault(name, List.of());
    }
}
