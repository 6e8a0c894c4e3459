package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.SEES_NULL;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.DOUBLE;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.List;

/// Functions that exist only with OVER.
final class WindowFunctions {
    private WindowFunctions() {}

    static void define(Definitions all) {
        Parameter any = Parameter.Kind.ANY;
        Parameter count = new Parameter.Exactly(BIGINT);
        for (String name : List.of("row_number", "rank", "dense_rank")) {
            all.window(name).of(BIGINT).done(name.equals("dense_rank") ? new String[] {"rank_dense"} : new String[0]);
        }
        all.window("percent_rank").of(DOUBLE).done();
        all.window("cume_dist").of(DOUBLE).done();
        all.window("ntile").of(BIGINT, BIGINT).done();
        for (String name : List.of("lag", "lead")) {
            all.window(name)
                    .typed(WindowFunctions::shifted, "ANY", any)
                    .typed(WindowFunctions::shifted, "ANY", any, count)
                    .typed(WindowFunctions::shifted, "ANY", any, count, any)
                    .with(SEES_NULL)
                    .done();
        }
        for (String name : List.of("first_value", "last_value")) {
            all.window(name).typed(WindowFunctions::shifted, "ANY", any).with(SEES_NULL).done();
        }
        all.window("nth_value").typed(WindowFunctions::shifted, "ANY", any, count).with(SEES_NULL).done();
    }

    /// A value of another row, maybe how far away it is, maybe what to give where there is none.
    private static Resolution shifted(List<ArgumentType> arguments) {
        ArgumentType value = arguments.getFirst();
        Type type = value.type();
        if (arguments.size() == 3) {
            ArgumentType otherwise = arguments.get(2);
            if (ImplicitCast.cost(otherwise, type) == ImplicitCast.NONE) {
                throw RayoException.user(
                        "the default has type " + otherwise + ", the value " + type, "cast the default to " + type);
            }
        }
        return switch (arguments.size()) {
            case 1 -> new Resolution(List.of(type), type);
            case 2 -> new Resolution(List.of(type, BIGINT), type);
            default -> new Resolution(List.of(type, BIGINT, type), type);
        };
    }
}
