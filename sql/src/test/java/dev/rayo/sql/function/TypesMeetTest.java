package dev.rayo.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesMeetTest {
    private static final Type INTEGERS = new Type.Array(Type.INTEGER);

    @Test
    void theWiderTypeHoldsBoth() {
        assertThat(CommonType.wider(Type.TINYINT, Type.BIGINT)).isEqualTo(Type.BIGINT);
        assertThat(CommonType.wider(Type.BIGINT, Type.REAL)).isEqualTo(Type.REAL);
        assertThat(CommonType.wider(Type.decimal(5, 2), Type.DOUBLE)).isEqualTo(Type.DOUBLE);
        assertThat(CommonType.wider(Type.INTEGER, Type.decimal(5, 2))).isEqualTo(Type.decimal(12, 2));
        assertThat(CommonType.wider(Type.decimal(38, 0), Type.decimal(5, 2))).isEqualTo(Type.decimal(38, 2));
        assertThat(CommonType.wider(Type.BOOLEAN, Type.SMALLINT)).isEqualTo(Type.SMALLINT);
        assertThat(CommonType.wider(DecimalTypes.HUGE, Type.BOOLEAN)).isEqualTo(DecimalTypes.HUGE);
        assertThat(CommonType.wider(Type.DATE, Type.TIMESTAMP)).isEqualTo(Type.TIMESTAMP);
        assertThat(CommonType.wider(Type.DATE, Type.TIMESTAMP_TZ)).isEqualTo(Type.TIMESTAMP_TZ);
        assertThat(CommonType.wider(Type.TIMESTAMP_NS, Type.DATE)).isEqualTo(Type.TIMESTAMP_NS);
        assertThat(CommonType.wider(Type.NULL, Type.BLOB)).isEqualTo(Type.BLOB);
        assertThat(CommonType.wider(INTEGERS, new Type.Array(Type.BIGINT))).isEqualTo(new Type.Array(Type.BIGINT));
        assertThat(CommonType.wider(INTEGERS, new Type.Array(Type.DATE))).isNull();
        assertThat(CommonType.wider(Type.VARCHAR, Type.INTEGER)).isNull();
        assertThat(CommonType.wider(Type.TIME, Type.DATE)).isNull();
    }

    @Test
    void columnsOfSetOperationsMeetAsTextWhereOneIsText() {
        assertThat(CommonType.ofColumns(Type.DATE, Type.VARCHAR)).isEqualTo(Type.VARCHAR);
        assertThat(CommonType.ofColumns(Type.VARCHAR, Type.INTEGER)).isEqualTo(Type.VARCHAR);
        assertThat(CommonType.ofColumns(Type.DATE, Type.INTEGER)).isNull();
        assertThat(CommonType.ofColumns(Type.DATE, INTEGERS)).isNull();
    }

    @Test
    void literalsTakeTheTypeOfTheOthers() {
        ArgumentType text = ArgumentType.of(new Literal("2024-01-01", Type.VARCHAR));
        ArgumentType one = ArgumentType.of(new Literal(1L, Type.INTEGER));
        ArgumentType big = ArgumentType.of(new Literal(1L << 40, Type.BIGINT));
        assertThat(CommonType.of(List.of(text, ArgumentType.of(Type.DATE)))).isEqualTo(Type.DATE);
        assertThat(CommonType.of(List.of(text, ArgumentType.of(INTEGERS)))).isNull();
        assertThat(CommonType.of(List.of(text, ArgumentType.of(Type.NULL)))).isEqualTo(Type.VARCHAR);
        assertThat(CommonType.of(List.of(text, text))).isEqualTo(Type.VARCHAR);
        assertThat(CommonType.of(List.of(ArgumentType.of(Type.TINYINT), one))).isEqualTo(Type.TINYINT);
        assertThat(CommonType.of(List.of(one, big))).isEqualTo(Type.BIGINT);
        assertThat(CommonType.of(List.of(big, one, ArgumentType.of(Type.SMALLINT)))).isEqualTo(Type.BIGINT);
    }

    @Test
    void textAndTruthEqualWhatTheyCanBeReadAsButHaveNoOrderWithIt() {
        ArgumentType text = ArgumentType.of(Type.VARCHAR);
        ArgumentType number = ArgumentType.of(Type.DOUBLE);
        ArgumentType truth = ArgumentType.of(Type.BOOLEAN);
        assertThat(CommonType.ofComparison(text, number, false)).isEqualTo(Type.DOUBLE);
        assertThat(CommonType.ofComparison(number, text, false)).isEqualTo(Type.DOUBLE);
        assertThat(CommonType.ofComparison(text, number, true)).isNull();
        assertThat(CommonType.ofComparison(truth, number, false)).isEqualTo(Type.DOUBLE);
        assertThat(CommonType.ofComparison(number, truth, false)).isEqualTo(Type.DOUBLE);
        assertThat(CommonType.ofComparison(text, ArgumentType.of(INTEGERS), false)).isNull();
        assertThat(CommonType.ofComparison(number, ArgumentType.of(Type.DATE), false)).isNull();
    }

    @Test
    void productsOfTooManyFractionDigitsAreRefused() {
        ArgumentType fine = ArgumentType.of(Type.decimal(38, 20));
        assertThatThrownBy(() -> DecimalTypes.multiply(List.of(fine, fine)))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("40 digits after the point");
        assertThat(DecimalTypes.multiply(List.of(ArgumentType.of(Type.decimal(18, 9)), ArgumentType.of(Type.decimal(18, 9))))
                        .result())
                .isEqualTo(Type.decimal(36, 18));
    }

    @Test
    void roundingKeepsAsManyDigitsAsAsked() {
        ArgumentType price = ArgumentType.of(Type.decimal(10, 4));
        assertThat(DecimalTypes.rounded(List.of(price, digits(2))).result()).isEqualTo(Type.decimal(10, 2));
        assertThat(DecimalTypes.rounded(List.of(price, digits(-2))).result()).isEqualTo(Type.decimal(10, 0));
        assertThat(DecimalTypes.rounded(List.of(price, digits(9))).result()).isEqualTo(Type.decimal(10, 4));
    }

    private static ArgumentType digits(long count) {
        return ArgumentType.of(new Literal(count, Type.INTEGER));
    }

    @Test
    void onlyIntegersAndDecimalsAreHeldByDecimals() {
        assertThat(DecimalTypes.holding(Type.BIGINT)).isEqualTo(Type.decimal(19, 0));
        assertThat(DecimalTypes.holding(Type.SMALLINT)).isEqualTo(Type.decimal(5, 0));
        assertThat(DecimalTypes.holding(Type.DOUBLE)).isNull();
        assertThat(DecimalTypes.holding(INTEGERS)).isNull();
        assertThat(DecimalTypes.holding(new Type.Struct(List.of()))).isNull();
        assertThat(DecimalTypes.holding(new Type.Mapping(Type.DATE, Type.DATE))).isNull();
        assertThatThrownBy(() -> DecimalTypes.bits(Type.DATE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void implicitCastsOnlyWiden() {
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.INTEGER), Type.INTEGER)).isZero();
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.INTEGER), Type.SMALLINT)).isEqualTo(ImplicitCast.NONE);
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.INTEGER), Type.BIGINT)).isPositive();
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.INTEGER), Type.VARCHAR)).isEqualTo(ImplicitCast.NONE);
        assertThat(ImplicitCast.cost(ArgumentType.of(INTEGERS), Type.VARCHAR)).isEqualTo(ImplicitCast.NONE);
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.TIMESTAMP_NS), Type.TIMESTAMP)).isPositive();
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.DOUBLE), Type.REAL)).isEqualTo(ImplicitCast.NONE);
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.NULL), INTEGERS)).isEqualTo(160);
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.NULL), new Type.Struct(List.of()))).isEqualTo(160);
        assertThat(ImplicitCast.cost(ArgumentType.of(Type.NULL), new Type.Mapping(Type.DATE, Type.DATE))).isEqualTo(160);
        assertThat(ImplicitCast.cost(ArgumentType.of(new Literal("x", Type.VARCHAR)), INTEGERS))
                .isEqualTo(ImplicitCast.NONE);
    }

    @Test
    void castsExistWhereAValueHasACounterpart() {
        assertThat(CastRules.exists(Type.VARCHAR, Type.INTERVAL)).isTrue();
        assertThat(CastRules.exists(Type.BOOLEAN, Type.decimal(3, 1))).isTrue();
        assertThat(CastRules.exists(Type.TIMESTAMP, Type.TIME)).isTrue();
        assertThat(CastRules.exists(Type.DATE, Type.TIME)).isFalse();
        assertThat(CastRules.exists(Type.INTEGER, Type.DATE)).isFalse();
        assertThat(CastRules.exists(Type.INTERVAL, Type.TIME)).isFalse();
        assertThat(CastRules.exists(INTEGERS, new Type.Array(Type.VARCHAR))).isTrue();
        assertThat(CastRules.exists(INTEGERS, Type.VARCHAR)).isTrue();
        assertThat(CastRules.exists(INTEGERS, Type.INTEGER)).isFalse();
        assertThat(CastRules.exists(Type.NULL, INTEGERS)).isTrue();
    }

    @Test
    void castsCanFailUnlessEveryValueFits() {
        assertThat(CastRules.canFail(Type.INTEGER, Type.BIGINT)).isFalse();
        assertThat(CastRules.canFail(Type.BIGINT, Type.INTEGER)).isTrue();
        assertThat(CastRules.canFail(Type.INTEGER, Type.decimal(12, 2))).isFalse();
        assertThat(CastRules.canFail(Type.INTEGER, Type.decimal(10, 2))).isTrue();
        assertThat(CastRules.canFail(Type.decimal(5, 2), Type.decimal(7, 3))).isFalse();
        assertThat(CastRules.canFail(Type.decimal(5, 2), Type.decimal(5, 3))).isTrue();
        assertThat(CastRules.canFail(Type.decimal(5, 2), Type.DOUBLE)).isFalse();
        assertThat(CastRules.canFail(Type.VARCHAR, Type.INTEGER)).isTrue();
        assertThat(CastRules.canFail(Type.DATE, Type.VARCHAR)).isFalse();
        assertThat(CastRules.canFail(Type.INTEGER, Type.BOOLEAN)).isFalse();
        assertThat(CastRules.canFail(Type.BOOLEAN, Type.INTEGER)).isFalse();
        assertThat(CastRules.canFail(Type.BOOLEAN, Type.decimal(1, 1))).isTrue();
        assertThat(CastRules.canFail(Type.TIMESTAMP, Type.DATE)).isFalse();
        assertThat(CastRules.canFail(Type.DATE, Type.TIMESTAMP)).isTrue();
        assertThat(CastRules.canFail(Type.REAL, Type.DOUBLE)).isFalse();
        assertThat(CastRules.canFail(Type.DOUBLE, Type.DOUBLE)).isFalse();
    }

    @Test
    void namesAreSimilarByFewTypingErrors() {
        List<String> names = List.of("carrier", "Carriage", "delay", "day", "x");
        assertThat(SimilarNames.of("carier", names, 3)).containsExactly("carrier");
        assertThat(SimilarNames.of("CARR", names, 3)).containsExactly("carrier", "Carriage");
        assertThat(SimilarNames.of("dya", names, 3)).containsExactly("day");
        assertThat(SimilarNames.of("y", names, 3)).isEmpty();
        assertThat(SimilarNames.of("zzzzzzzz", names, 3)).isEmpty();
        assertThat(SimilarNames.of("carrier", List.of("carrier", "carrier"), 3)).containsExactly("carrier");
    }

    @Test
    void partsOfDatesHaveManyNames() {
        assertThat(DatePart.find("YEARS")).isEqualTo(DatePart.YEAR);
        assertThat(DatePart.find("dayofweek")).isEqualTo(DatePart.DOW);
        assertThat(DatePart.find("us")).isEqualTo(DatePart.MICROSECONDS);
        assertThat(DatePart.find("moth")).isNull();
        assertThat(DatePart.MILLISECONDS.canonical()).isEqualTo("milliseconds");
        assertThat(DatePart.JULIAN.isFractional()).isTrue();
        assertThat(DatePart.YEAR.isOfTime()).isFalse();
        assertThat(DatePart.HOUR.isOfTime()).isTrue();
    }
}
