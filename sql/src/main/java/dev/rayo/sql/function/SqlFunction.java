package dev.rayo.sql.function;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A function by its canonical name, with every way to call it.
public record SqlFunction(String name, Kind kind, List<Signature> signatures, Set<Trait> traits) {
    public enum Kind {
        SCALAR,
        AGGREGATE,
        /// Can only be called with OVER. Aggregates can be, too.
        WINDOW
    }

    public enum Trait {
        /// May give another result when called again with the same arguments.
        VOLATILE,
        /// Some values of the arguments are an error. [#CAN_FAIL_UNLESS_FLOATING]: not where the result is REAL or
        /// DOUBLE.
        CAN_FAIL,
        CAN_FAIL_UNLESS_FLOATING,
        /// NULL for some argument does not mean NULL for the result.
        SEES_NULL,
        /// An aggregate whose result over no rows is 0, not NULL.
        ZERO_WHEN_EMPTY,
        /// An aggregate whose result depends on the order of its input.
        ORDER_SENSITIVE,
        /// An aggregate that DISTINCT makes no difference to.
        IGNORES_DUPLICATES
    }

    public SqlFunction {
        signatures = List.copyOf(signatures);
        traits = Set.copyOf(traits);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// The types for a call with these arguments.
    ///
    /// @param written the name as the query has it, for the message
    /// @throws RayoException USER if no signature accepts them, or two do equally well
    public Resolution resolve(String written, List<ArgumentType> arguments) {
        int lowest = Integer.MAX_VALUE;
        List<Signature> best = new ArrayList<>();
        for (Signature signature : signatures) {
            int cost = signature.cost(arguments);
            if (cost == ImplicitCast.NONE || cost > lowest) {
                continue;
            }
            if (cost < lowest) {
                best.clear();
            }
            lowest = cost;
            best.add(signature);
        }
        boolean untyped = arguments.stream().anyMatch(argument -> argument.type() == Type.NULL);
        if (best.size() == 1 || best.size() > 1 && untyped) {
            return best.getFirst().typing().resolve(arguments);
        }
        String call = written + "("
                + arguments.stream().map(ArgumentType::toString).collect(Collectors.joining(", ")) + ")";
        if (best.isEmpty()) {
            throw RayoException.user("no function matches " + call, candidates(written, signatures));
        }
        throw RayoException.user(
                "the call " + call + " is ambiguous, cast an argument to choose", candidates(written, best));
    }

    private static String candidates(String written, List<Signature> signatures) {
        int shown = Math.min(signatures.size(), 8);
        return "there " + (signatures.size() == 1 ? "is " : "are ")
                + signatures.subList(0, shown).stream()
                        .map(signature -> written + signature)
                        .collect(Collectors.joining("; "))
                + (shown < signatures.size() ? "; and " + (signatures.size() - shown) + " more" : "");
    }
}
