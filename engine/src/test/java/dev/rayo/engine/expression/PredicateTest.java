package dev.rayo.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateTest {
    private static final Field A = new Field(1, "a", Type.INTEGER);
    private static final Field B = new Field(2, "b", Type.INTEGER);
    private static final Field C = new Field(3, "c", Type.VARCHAR);
    private static final List<Field> LAYOUT = List.of(A, B, C);

    private static Expression compare(Compare.Op op, Field field, Object value) {
        return new Compare(op, Reference.to(field), new Literal(value, field.type()));
    }

    private static Expression and(Expression... terms) {
        return new Logical(Logical.Op.AND, List.of(terms));
    }

    private static Chunk chunk(List<Object> a, List<Object> b, List<Object> c) {
        return new ColumnsChunk(
                a.size(), List.of(Literals.column(a, A.type()), Literals.column(b, B.type()), Literals.column(c, C.type())));
    }

    private static int[] select(Predicate predicate, Chunk chunk) {
        int[] selection = new int[chunk.rowCount()];
        return Arrays.copyOf(selection, predicate.select(chunk, selection));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 2048})
    void conjunctionsSelectWhatAllTermsHoldOf(int rows) {
        Predicate predicate = ExpressionCompiler.compilePredicate(
                and(
                        compare(Compare.Op.LT, A, 80L),
                        and(compare(Compare.Op.GT, B, 5L), compare(Compare.Op.NE, B, 50L)),
                        new Call("like", List.of(Reference.to(C), new Literal("%1%", Type.VARCHAR)), Type.BOOLEAN)),
                LAYOUT);
        Random random = new Random(rows);
        // Long enough for the order of the terms to be reviewed.
        for (int vector = 0; vector < 2 * ConjunctionPredicate.REVIEW_CHUNKS + 3; vector++) {
            List<Object> a = new ArrayList<>();
            List<Object> b = new ArrayList<>();
            List<Object> c = new ArrayList<>();
            List<Integer> expected = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                Long x = random.nextInt(9) == 0 ? null : (Long) (long) random.nextInt(100);
                Long y = random.nextInt(9) == 0 ? null : (Long) (long) random.nextInt(100);
                String z = "s" + random.nextInt(20);
                a.add(x);
                b.add(y);
                c.add(z);
                if (x != null && x < 80 && y != null && y > 5 && y != 50 && z.contains("1")) {
                    expected.add(row);
                }
            }
            assertThat(select(predicate, chunk(a, b, c))).containsExactly(expected.stream().mapToInt(i -> i).toArray());
        }
    }

    @Test
    void termsThatFailSeeOnlyWhatTheOthersKeep() {
        Expression quotient = new Compare(
                Compare.Op.GT,
                new Call("integer_divide", List.of(Reference.to(A), Reference.to(B)), Type.INTEGER),
                new Literal(1L, Type.INTEGER));
        Chunk rows = chunk(List.of(10L, 10L, 10L), List.of(0L, 2L, 10L), List.of("", "", ""));
        for (Expression condition : List.of(
                and(quotient, compare(Compare.Op.NE, B, 0L)), and(compare(Compare.Op.NE, B, 0L), quotient))) {
            Predicate predicate = ExpressionCompiler.compilePredicate(condition, LAYOUT);
            assertThat(select(predicate, rows)).containsExactly(1);
        }
        Predicate alone = ExpressionCompiler.compilePredicate(quotient, LAYOUT);
        assertThatThrownBy(() -> select(alone, rows)).isInstanceOf(RayoException.class).hasMessageContaining("division by zero: 10 // 0");
    }

    @Test
    void columnsOfTruthsSelectTheirTrueRows() {
        Field truth = new Field(9, "t", Type.BOOLEAN);
        Predicate predicate = ExpressionCompiler.compilePredicate(Reference.to(truth), List.of(truth));
        Column bits = new BitColumn(Type.BOOLEAN, new long[] {0b1011}, new long[] {0b0111}, 4);
        assertThat(select(predicate, new ColumnsChunk(4, List.of(bits)))).containsExactly(0, 1);
        for (Object value : Arrays.asList(true, false, null)) {
            Column constant = new ConstantColumn(
                    Type.BOOLEAN, value == null ? null : Literals.column(List.of(value), Type.BOOLEAN), 3);
            int[] selected = select(predicate, new ColumnsChunk(3, List.of(constant)));
            assertThat(selected).isEqualTo(Boolean.TRUE.equals(value) ? new int[] {0, 1, 2} : new int[0]);
        }
        Column dictionary = Expectation.dictionary(Arrays.asList(true, null, false, true), Type.BOOLEAN);
        assertThat(select(predicate, new ColumnsChunk(4, List.of(dictionary)))).containsExactly(0, 3);
        Predicate negated = ExpressionCompiler.compilePredicate(new Not(Reference.to(truth)), List.of(truth));
        assertThat(select(negated, new ColumnsChunk(4, List.of(dictionary)))).containsExactly(2);
    }

    @Test
    void randomTermsAreEvaluatedForEveryRow() {
        Expression coin = new Compare(
                Compare.Op.LT, new Call("random", List.of(), Type.DOUBLE), new Literal(0.5, Type.DOUBLE));
        Predicate predicate = ExpressionCompiler.compilePredicate(and(coin, Literal.TRUE), List.of());
        assertThat(select(predicate, new ColumnsChunk(1000, List.of())).length).isBetween(300, 700);
    }

    @Test
    void whatCannotBeCompiledIsAnInternalError() {
        for (Expression expression : List.of(
                Reference.to(new Field(99, "unknown", Type.INTEGER)), new Parameter(0, Type.INTEGER))) {
            assertThatThrownBy(() -> ExpressionCompiler.compile(expression, LAYOUT)).isInstanceOf(RayoException.class);
        }
        Reference missing = Reference.to(new Field(99, "unknown", Type.INTEGER));
        assertThatThrownBy(() -> ExpressionCompiler.compile(missing, LAYOUT))
                .hasMessage("field unknown#99 is not in the layout");
        assertThatThrownBy(() -> ExpressionCompiler.compile(new Expression.Cast(Reference.to(A), Type.DATE, false), LAYOUT))
                .hasMessage("there is no cast from INTEGER to DATE");
    }
}
