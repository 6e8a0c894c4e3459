package dev.rayo.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.function.SqlFunction.Kind;
import dev.rayo.sql.function.SqlFunction.Trait;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionCatalogTest {
    private final FunctionCatalog catalog = FunctionCatalog.standard();

    private Resolution resolve(String name, Type... types) {
        SqlFunction function = catalog.canonical(name);
        return function.resolve(name, Arrays.stream(types).map(ArgumentType::of).toList());
    }

    private Resolution resolve(String name, Expression... arguments) {
        return catalog.canonical(name)
                .resolve(name, Arrays.stream(arguments).map(ArgumentType::of).toList());
    }

    @Test
    void everySignatureResolvesToItselfForItsOwnTypes() {
        for (SqlFunction function : catalog.all()) {
            assertThat(function.signatures()).as(function.name()).isNotEmpty();
            for (Signature signature : function.signatures()) {
                if (signature.parameters().stream().allMatch(each -> each instanceof Parameter.Exactly)) {
                    List<Type> types = signature.parameters().stream()
                            .map(each -> ((Parameter.Exactly) each).type())
                            .toList();
                    Resolution resolution = function.resolve(
                            function.name(), types.stream().map(ArgumentType::of).toList());
                    boolean asDeclared = resolution.arguments().equals(types)
                            || resolution.arguments().equals(List.of(Type.INTEGER)); // sum(BOOLEAN)
                    assertThat(asDeclared).as(function.name() + signature).isTrue();
                    assertThat(resolution.result().toString()).as(function.name() + signature).isNotEmpty();
                }
            }
        }
    }

    @Test
    void namesAreFoundInAnyCaseAndByAliases() {
        assertThat(catalog.find("SUBSTR")).isSameAs(catalog.canonical("substring"));
        assertThat(catalog.find("Mean")).isSameAs(catalog.canonical("avg"));
        assertThat(catalog.find("divide")).isSameAs(catalog.canonical("integer_divide"));
        assertThat(catalog.find("negate")).as("only behind an operator").isNull();
        assertThat(catalog.find("nothing")).isNull();
        assertThat(catalog.names()).contains("upper", "ucase", "row_number");
        assertThatThrownBy(() -> catalog.canonical("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKindSaysWhereAFunctionCanStand() {
        assertThat(catalog.canonical("upper").kind()).isEqualTo(Kind.SCALAR);
        assertThat(catalog.canonical("sum").kind()).isEqualTo(Kind.AGGREGATE);
        assertThat(catalog.canonical("rank").kind()).isEqualTo(Kind.WINDOW);
    }

    @Test
    void theCheapestConversionWins() {
        assertThat(resolve("add", Type.INTEGER, Type.BIGINT).result()).isEqualTo(Type.BIGINT);
        assertThat(resolve("add", Type.REAL, Type.INTEGER).result()).isEqualTo(Type.REAL);
        assertThat(resolve("divide", Type.BIGINT, Type.BIGINT).result()).isEqualTo(Type.DOUBLE);
        assertThat(resolve("avg", Type.DATE).result()).isEqualTo(Type.TIMESTAMP);
        assertThat(resolve("integer_divide", DecimalTypes.HUGE, Type.INTEGER).result()).isEqualTo(DecimalTypes.HUGE);
        assertThat(resolve("integer_divide", Type.decimal(10, 2), Type.INTEGER).result()).isEqualTo(Type.DOUBLE);
    }

    @Test
    void literalsAdaptToTheOtherArgument() {
        Literal one = new Literal(1L, Type.INTEGER);
        Literal large = new Literal(300L, Type.INTEGER);
        Literal huge = new Literal(new BigDecimal("99999999999999999999"), DecimalTypes.HUGE);
        Expression tiny = new Expression.Reference(0, "t", Type.TINYINT);
        assertThat(resolve("add", tiny, one).result()).isEqualTo(Type.TINYINT);
        assertThat(resolve("add", tiny, large).result()).isEqualTo(Type.INTEGER);
        assertThat(resolve("add", tiny, huge).result()).isEqualTo(DecimalTypes.HUGE);
        assertThat(resolve("add", one, one).result()).isEqualTo(Type.INTEGER);
        assertThat(resolve("subtract", new Expression.Reference(0, "d", Type.DOUBLE), new Literal("2", Type.VARCHAR))
                        .arguments())
                .containsExactly(Type.DOUBLE, Type.DOUBLE);
        assertThat(ArgumentType.of(one)).hasToString("INTEGER_LITERAL");
        assertThat(ArgumentType.of(new Literal("x", Type.VARCHAR))).hasToString("STRING_LITERAL");
        assertThat(ArgumentType.of(new Literal(1.5, Type.DOUBLE))).hasToString("DOUBLE");
        assertThat(ArgumentType.of(new Literal(null, Type.VARCHAR)).isStringLiteral()).isFalse();
    }

    @Test
    void whatDoesNotFitIsAnErrorThatListsTheSignatures() {
        assertThatThrownBy(() -> resolve("lower", Type.INTEGER))
                .isInstanceOfSatisfying(RayoException.class, failure -> {
                    assertThat(failure).hasMessage("no function matches lower(INTEGER)");
                    assertThat(failure.hint()).isEqualTo("there is lower(VARCHAR) -> VARCHAR");
                });
        assertThatThrownBy(() -> resolve("add", Type.BLOB, Type.BLOB))
                .isInstanceOfSatisfying(
                        RayoException.class,
                        failure -> assertThat(failure.hint()).contains("add(TINYINT, TINYINT) -> TINYINT").endsWith("more"));
        assertThatThrownBy(() -> resolve("abs", new Literal("x", Type.VARCHAR)))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("ambiguous");
        assertThatThrownBy(() -> resolve("pi", Type.INTEGER)).isInstanceOf(RayoException.class);
        assertThatThrownBy(() -> resolve("concat", new Type[0])).isInstanceOf(RayoException.class);
    }

    @Test
    void variadicFunctionsTakeAnyNumber() {
        assertThat(resolve("concat", Type.INTEGER, Type.DATE, Type.VARCHAR).arguments())
                .containsExactly(Type.VARCHAR, Type.VARCHAR, Type.VARCHAR);
        assertThat(resolve("greatest", Type.INTEGER, Type.DOUBLE, Type.TINYINT))
                .isEqualTo(new Resolution(List.of(Type.DOUBLE, Type.DOUBLE, Type.DOUBLE), Type.DOUBLE));
        assertThatThrownBy(() -> resolve("least", Type.INTEGER, Type.DATE)).isInstanceOf(RayoException.class);
        assertThat(catalog.canonical("concat").signatures().getFirst()).hasToString("(ANY, ANY...) -> VARCHAR");
    }

    @Test
    void traitsTellTheOptimizerWhatItMayDo() {
        assertThat(catalog.canonical("random").has(Trait.VOLATILE)).isTrue();
        assertThat(catalog.canonical("count").has(Trait.ZERO_WHEN_EMPTY)).isTrue();
        assertThat(catalog.canonical("max").has(Trait.IGNORES_DUPLICATES)).isTrue();
        assertThat(catalog.canonical("string_agg").has(Trait.ORDER_SENSITIVE)).isTrue();
        assertThat(catalog.canonical("concat").has(Trait.SEES_NULL)).isTrue();
        Expression integer = new Literal(1L, Type.INTEGER);
        Expression real = new Literal(1.0, Type.DOUBLE);
        assertThat(catalog.canFail(new Call("add", List.of(integer, integer), Type.INTEGER))).isTrue();
        assertThat(catalog.canFail(new Call("add", List.of(real, real), Type.DOUBLE))).isFalse();
        assertThat(catalog.canFail(new Call("sqrt", List.of(real), Type.DOUBLE))).isTrue();
        assertThat(catalog.canFail(new Call("lower", List.of(real), Type.VARCHAR))).isFalse();
    }
}
