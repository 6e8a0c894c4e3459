package dev.rayo.engine.expression.kernel;

import dev.rayo.sql.expression.Expression.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Functions by canonical name, as the families of functions put them in. Filled once, then only read.
public final class FunctionRegistry {
    /// Makes the kernel of a call.
    @FunctionalInterface
    public interface Factory {
        /// A kernel for the argument and result types of `call`; null if this family does not have them.
        @Nullable ScalarKernel create(Call call);
    }

    /// @param cost          roughly nanoseconds per row
    /// @param total         whether a call has a value for all arguments of its types
    /// @param deterministic whether equal arguments give equal values
    public record Entry(Factory factory, double cost, Predicate<Call> total, boolean deterministic) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();

    /// Adds a function that never fails.
    public void total(String name, double cost, Factory factory) {
        add(name, new Entry(factory, cost, call -> true, true));
    }

    /// Adds a function that fails for some arguments.
    public void partial(String name, double cost, Factory factory) {
        add(name, new Entry(factory, cost, call -> false, true));
    }

    public void add(String name, Entry entry) {
        entries.computeIfAbsent(name, key -> new ArrayList<>()).add(entry);
    }

    /// What families know of a name; empty if none does.
    public List<Entry> find(String name) {
        return entries.getOrDefault(name, List.of());
    }

    public Set<String> names() {
        return entries.keySet();
    }
}
