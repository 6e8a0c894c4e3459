package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.function.ArgumentType;
import dev.rayo.sql.function.FunctionCatalog;
import dev.rayo.sql.function.Parameter;
import dev.rayo.sql.function.Resolution;
import dev.rayo.sql.function.Signature;
import dev.rayo.sql.function.SqlFunction;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static Stream<SqlFunction> scalarFunctions() {
        return FunctionCatalog.standard().all().stream().filter(f -> f.kind() == SqlFunction.Kind.SCALAR);
    }

    @ParameterizedTest
    @MethodSource("scalarFunctions")
    void everySignatureOfTheCatalogueIsImplemented(SqlFunction function) {
        for (Signature signature : function.signatures()) {
            Resolution resolution = resolve(signature);
            List<Field> layout = new ArrayList<>();
            List<Expression> arguments = new ArrayList<>();
            for (Type type : resolution.arguments()) {
                Field field = new Field(layout.size(), "a" + layout.size(), type);
                layout.add(field);
                arguments.add(Reference.to(field));
            }
            Call call = new Call(function.name(), arguments, resolution.result());

            assertThat(ExpressionCompiler.compile(call, layout))
                    .as("%s%s", function.name(), signature)
                    .isNotNull();
            assertThat(ScalarFunctions.cost(call)).as("cost of %s", function.name()).isGreaterThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @MethodSource("scalarFunctions")
    void kernelsSeeNullsExactlyWhereTheCatalogueSaysSo(SqlFunction function) {
        Signature signature = function.signatures().getFirst();
        Resolution resolution = resolve(signature);
        List<Expression> arguments = new ArrayList<>();
        for (Type type : resolution.arguments()) {
            arguments.add(new Literal(null, type));
        }
        Call call = new Call(function.name(), arguments, resolution.result());
        assertThat(ScalarFunctions.kernel(call).seesNulls()).isEqualTo(function.has(Trait.SEES_NULL));
        assertThat(ScalarFunctions.kernel(call).isDeterministic()).isNotEqualTo(function.has(Trait.VOLATILE));
    }

    /// Types that the signature accepts: its own, or some for parameters of a kind.
    private static Resolution resolve(Signature signature) {
        List<ArgumentType> arguments = new ArrayList<>();
        for (Parameter parameter : signature.parameters()) {
            arguments.add(ArgumentType.of(switch (parameter) {
                case Parameter.Exactly exactly -> exactly.type();
                case Parameter.Kind kind ->
                    switch (kind) {
                        case ANY -> Type.VARCHAR;
                        case SAME -> Type.INTEGER;
                        case DECIMAL -> Type.decimal(10, 2);
                    };
            }));
        }
        if (signature.parameters().size() == 2
                && signature.parameters().getFirst() == Parameter.Kind.DECIMAL
                && signature.parameters().getLast() instanceof Parameter.Exactly) {
            arguments.set(1, ArgumentType.of(new Literal(1L, Type.INTEGER)));
        }
        return signature.typing().resolve(arguments);
    }

    @Test
    void aFunctionWithoutImplementationIsAnInternalError() {
        Call unknown = new Call("no_such_function", List.of(), Type.VARCHAR);
        assertThatThrownBy(() -> ScalarFunctions.kernel(unknown))
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTERNAL))
                .hasMessageContaining("no_such_function() -> VARCHAR has no implementation");
        assertThatThrownBy(() -> ExpressionCompiler.compile(unknown, List.of()))
                .isInstanceOfSatisfying(RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INTERNAL));
    }
}
