package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DictionaryEvaluatorTest {
    private static final Field NAME = new Field(7, "name", Type.VARCHAR);
    private static final Reference REF = Reference.to(NAME);

    private final Dictionary dictionary = new Dictionary(Literals.column(List.of("anna", "bert", "12"), Type.VARCHAR));

    private static Evaluator compile(Expression expression) {
        return ExpressionCompiler.compile(expression, List.of(NAME));
    }

    private Column column(long @Nullable [] validity, int... codes) {
        return new DictionaryColumn(codes, dictionary, validity, codes.length);
    }

    private static Column evaluate(Evaluator evaluator, Column column) {
        return evaluator.evaluate(new ColumnsChunk(column.length(), List.of(column)));
    }

    @Test
    void textOfADictionaryStaysDictionaryCodedWithTheSameDictionaryFromVectorToVector() {
        Evaluator upper = compile(new Call("upper", List.of(REF), Type.VARCHAR));
        DictionaryColumn first = (DictionaryColumn) evaluate(upper, column(null, 0, 1, 1, 0));
        assertThat(Expectation.texts(first)).containsExactly("ANNA", "BERT", "BERT", "ANNA");

        DictionaryColumn second = (DictionaryColumn) evaluate(upper, column(new long[] {0b01}, 1, 0));
        assertThat(Expectation.texts(second)).containsExactly("BERT", null);
        assertThat(second.dictionary()).isSameAs(first.dictionary());
    }

    @Test
    void anotherDictionaryIsEvaluatedAgain() {
        Evaluator upper = compile(new Call("upper", List.of(REF), Type.VARCHAR));
        evaluate(upper, column(null, 0, 1));
        Dictionary other = new Dictionary(Literals.column(List.of("x", "y"), Type.VARCHAR));
        Column result = evaluate(upper, new DictionaryColumn(new int[] {1, 0}, other, null, 2));
        assertThat(Expectation.texts(result)).containsExactly("Y", "X");
    }

    @Test
    void conditionsBecomeBits() {
        Evaluator isAnna = compile(new Compare(Compare.Op.EQ, REF, new Literal("anna", Type.VARCHAR)));
        Column result = evaluate(isAnna, column(new long[] {0b101}, 0, 0, 1));
        assertThat(result).isInstanceOf(BitColumn.class);
        assertThat(Expectation.texts(result)).containsExactly("true", null, "false");
    }

    @Test
    void nullsHaveAResultOfTheirOwn() {
        Evaluator isNull = compile(new IsNull(REF));
        assertThat(Expectation.texts(evaluate(isNull, column(new long[] {0b101}, 0, 0, 1))))
                .containsExactly("false", "true", "false");

        Expression filled = new Case(
                List.of(new Case.Branch(new Not(new IsNull(REF)), REF)), new Literal("none", Type.VARCHAR));
        assertThat(Expectation.texts(evaluate(compile(filled), column(new long[] {0b101}, 0, 0, 1))))
                .containsExactly("anna", "none", "bert");
    }

    @Test
    void entriesMayBecomeNull() {
        Expression lenient = new Cast(REF, Type.INTEGER, true);
        assertThat(Expectation.texts(evaluate(compile(lenient), column(new long[] {0b1011}, 0, 2, 2, 1))))
                .containsExactly(null, "12", null, null);
    }

    @Test
    void aCaseOfConstantsKeepsItsOwnDictionary() {
        Expression kind = new Case(
                List.of(new Case.Branch(
                        new Compare(Compare.Op.EQ, REF, new Literal("anna", Type.VARCHAR)),
                        new Literal("A", Type.VARCHAR))),
                new Literal("other", Type.VARCHAR));
        Evaluator evaluator = compile(kind);
        DictionaryColumn first = (DictionaryColumn) evaluate(evaluator, column(null, 0, 1, 0, 2));
        assertThat(Expectation.texts(first)).containsExactly("A", "other", "A", "other");
        DictionaryColumn plain = (DictionaryColumn)
                evaluate(evaluator, Literals.column(Arrays.asList("anna", null), Type.VARCHAR));
        assertThat(Expectation.texts(plain)).containsExactly("A", "other");
        assertThat(plain.dictionary()).isSameAs(first.dictionary());
    }

    @Test
    void anEntryThatFailsRaisesOnlyWhereARowHasIt() {
        Evaluator number = compile(new Cast(REF, Type.INTEGER, false));
        assertThat(Expectation.texts(evaluate(number, column(null, 2, 2)))).containsExactly("12", "12");
        assertThat(Expectation.texts(evaluate(number, column(new long[] {0b10}, 0, 2)))).containsExactly(null, "12");
        Column bad = column(null, 2, 0);
        assertThatThrownBy(() -> evaluate(number, bad))
                .isInstanceOf(RayoException.class)
                .hasMessageContaining("could not convert string 'anna' to INTEGER");
        assertThat(Expectation.texts(evaluate(number, column(null, 2)))).containsExactly("12");
    }

    @Test
    void aDictionaryMuchLargerThanItsRowsIsNotEvaluatedAsAWhole() {
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "entry" + i).toList();
        Dictionary large = new Dictionary(Literals.column(many, Type.VARCHAR));
        Evaluator upper = compile(new Call("upper", List.of(REF), Type.VARCHAR));
        Column few = evaluate(upper, new DictionaryColumn(new int[] {5, 6}, large, null, 2));
        assertThat(few).isNotInstanceOf(DictionaryColumn.class);
        assertThat(Expectation.texts(few)).containsExactly("ENTRY5", "ENTRY6");

        int[] codes = new int[500];
        Arrays.setAll(codes, i -> i);
        Column more = evaluate(upper, new DictionaryColumn(codes, large, null, 500));
        assertThat(more).isInstanceOf(DictionaryColumn.class);
        assertThat(Expectation.texts(more)).startsWith("ENTRY0", "ENTRY1").endsWith("ENTRY499");
    }

    @Test
    void whatIsTheSameForAllEntriesIsConstant() {
        Evaluator evaluator = compile(new Compare(Compare.Op.EQ, REF, new Literal(null, Type.VARCHAR)));
        assertThat(evaluate(evaluator, column(null, 0, 1))).isInstanceOf(ConstantColumn.class);
    }
}
