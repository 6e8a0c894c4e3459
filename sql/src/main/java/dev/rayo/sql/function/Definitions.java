package dev.rayo.sql.function;

import dev.rayo.sql.function.SqlFunction.Kind;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects functions while the catalogue is built.
final class Definitions {
    final Map<String, SqlFunction> functions = new LinkedHashMap<>();
    /// From the names in queries to canonical names.
    final Map<String, String> names = new LinkedHashMap<>();

    Definition scalar(String name) {
        return new Definition(name, Kind.SCALAR);
    }

    Definition aggregate(String name) {
        return new Definition(name, Kind.AGGREGATE);
    }

    Definition window(String name) {
        return new Definition(name, Kind.WINDOW);
    }

    /// One function; [#done] puts it into the catalogue.
    final class Definition {
        private final String name;
        private final Kind kind;
        private final List<Signature> signatures = new ArrayList<>();
        private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);

        private Definition(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        Definition of(Type result, Type... parameters) {
            signatures.add(Signature.of(result, parameters));
            return this;
        }

        /// One signature per type: all `count` parameters and the result have this type.
        Definition same(int count, Type... types) {
            for (Type type : types) {
                Type[] parameters = new Type[count];
                Arrays.fill(parameters, type);
                of(type, parameters);
            }
            return this;
        }

        Definition typed(Signature.Typing typing, String result, Parameter... parameters) {
            signatures.add(new Signature(List.of(parameters), null, typing, result));
            return this;
        }

        Definition variadic(Signature.Typing typing, String result, @Nullable Parameter rest, Parameter... parameters) {
            signatures.add(new Signature(List.of(parameters), rest, typing, result));
            return this;
        }

        Definition with(Trait... more) {
            traits.addAll(List.of(more));
            return this;
        }

        /// Ends the definition: queries call the function by its canonical name and by `aliases`.
        void done(String... aliases) {
            names.put(name, name);
            hidden(aliases);
        }

        /// Ends the definition: queries call the function by `aliases` only.
        void hidden(String... aliases) {
            functions.put(name, new SqlFunction(name, kind, signatures, traits));
            for (String alias : aliases) {
                names.put(alias, name);
            }
        }
    }
}
