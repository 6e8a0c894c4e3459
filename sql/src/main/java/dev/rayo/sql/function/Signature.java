package dev.rayo.sql.function;

import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One way to call a function.
///
/// @param rest   what may follow `parameters` any number of times, or null
/// @param typing the argument and result types for accepted arguments
/// @param result the result type as a reader sees it
public record Signature(List<Parameter> parameters, @Nullable Parameter rest, Typing typing, String result) {
    /// From accepted arguments to the types they are cast to and the type of the result.
    @FunctionalInterface
    public interface Typing {
        Resolution resolve(List<ArgumentType> arguments);
    }

    public Signature {
        parameters = List.copyOf(parameters);
    }

    /// All parameters and the result have fixed types.
    static Signature of(Type result, Type... parameters) {
        Resolution resolution = new Resolution(List.of(parameters), result);
        List<Parameter> accepted = new ArrayList<>();
        for (Type parameter : parameters) {
            accepted.add(new Parameter.Exactly(parameter));
        }
        return new Signature(accepted, null, arguments -> resolution, result.toString());
    }

    /// The sum of the costs of the arguments, or [ImplicitCast#NONE].
    int cost(List<ArgumentType> arguments) {
        if (arguments.size() < parameters.size() || arguments.size() > parameters.size() && rest == null) {
            return ImplicitCast.NONE;
        }
        int sum = 0;
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = i < parameters.size() ? parameters.get(i) : rest;
            int cost = parameter == null ? ImplicitCast.NONE : parameter.cost(arguments.get(i));
            if (cost == ImplicitCast.NONE) {
                return ImplicitCast.NONE;
            }
            sum += cost;
        }
        return sum;
    }

    /// `(VARCHAR, BIGINT) -> VARCHAR`.
    @Override
    public String toString() {
        String list = parameters.stream().map(Parameter::toString).collect(Collectors.joining(", "));
        String more = rest == null ? "" : (list.isEmpty() ? "" : ", ") + rest + "...";
        return "(" + list + more + ") -> " + result;
    }
}
