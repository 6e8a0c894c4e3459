package dev.rayo.engine.operator.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantSourcesTest {
    private static OperatorAssertions run(int vectorRows) {
        return new OperatorAssertions(OperatorAssertions.settings(1, vectorRows, 3 * vectorRows), Form.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 2048})
    void valuesOfEveryTypeComeInOrder(int vectorRows) {
        RowGenerator generator = new RowGenerator(2);
        for (int i = 0; i < RowGenerator.TYPES.size(); i++) {
            generator.column("c" + i, RowGenerator.TYPES.get(i), Nulls.SOME, 30);
        }
        Rows rows = generator.rows(100);
        List<List<Expression>> expressions = new ArrayList<>();
        for (Object[] row : rows.rows()) {
            List<Expression> values = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                values.add(new Literal(row[i], rows.fields().get(i).type()));
            }
            expressions.add(values);
        }
        try (OperatorAssertions run = run(vectorRows)) {
            ValuesSource source = new ValuesSource(new Plan.Values(rows.fields(), expressions), run.query(), 3);
            assertThat(source.morselCount()).isEqualTo((100 + 3 * vectorRows - 1) / (3 * vectorRows));
            Oracle.assertSameRowsInOrder(run.readInOrder(source), rows.rows(), "values");
        }
    }

    @Test
    void valuesMayBeComputedAndMayHaveNoColumn() {
        Field text = RowGenerator.fresh("text", Type.VARCHAR);
        List<List<Expression>> rows = List.of(
                List.of(new Cast(new Literal(5L, Type.INTEGER), Type.VARCHAR, false)),
                List.of(new Literal(null, Type.VARCHAR)),
                List.of(new Literal("x", Type.VARCHAR)));
        try (OperatorAssertions run = run(2)) {
            ValuesSource source = new ValuesSource(new Plan.Values(List.of(text), rows), run.query(), 1);
            Oracle.assertSameRowsInOrder(
                    run.readInOrder(source),
                    List.of(new Object[] {"5"}, new Object[] {null}, new Object[] {"x"}),
                    "values");
            ValuesSource one = new ValuesSource(new Plan.Values(List.of(), List.of(List.of())), run.query(), 1);
            assertThat(run.readInOrder(one)).containsExactly(new Object[0]);
        }
    }

    private static Plan.Series series(
            Type type, @Nullable Object start, @Nullable Object stop, @Nullable Object step, boolean inclusive) {
        return new Plan.Series(
                RowGenerator.fresh("s", type),
                new Literal(start, type),
                new Literal(stop, type),
                new Literal(step, type == Type.BIGINT ? Type.BIGINT : Type.INTERVAL),
                inclusive);
    }

    private static List<Object[]> read(Plan.Series plan, int vectorRows) {
        try (OperatorAssertions run = run(vectorRows)) {
            return run.readInOrder(new SeriesSource(plan, run.query(), 2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2048})
    void seriesOfNumbersEqualDuckDbs(int vectorRows) {
        long[][] cases = {
            {0, 10, 1}, {0, 10, 3}, {10, 0, -4}, {0, -1, 1}, {5, 5, 1}, {5, 5, -1}, {-7, 20, 9}, {0, 1000, 7},
            {Long.MAX_VALUE - 3, Long.MAX_VALUE, 2}, {Long.MIN_VALUE, Long.MIN_VALUE + 5, 2}
        };
        for (long[] each : cases) {
            for (boolean inclusive : new boolean[] {true, false}) {
                List<Object[]> expected = Oracle.shared()
                        .query("SELECT * FROM " + (inclusive ? "generate_series(" : "range(") + each[0] + ", "
                                + each[1] + ", " + each[2] + ")");
                List<Object[]> actual = read(series(Type.BIGINT, each[0], each[1], each[2], inclusive), vectorRows);
                Oracle.assertSameRowsInOrder(actual, expected, List.of(each[0], each[1], each[2]).toString());
            }
        }
    }

    @Test
    void seriesOfTimesGoByIntervals() {
        long start = 1_580_515_200_000_000L;
        Object[][] cases = {
            {start, start + 400L * 86_400_000_000L, new Interval(1, 0, 0)},
            {start, start + 86_400_000_000L, new Interval(0, 0, 3_600_000_000L)},
            {start, start - 30L * 86_400_000_000L, new Interval(0, -7, 0)},
            {start, start, new Interval(0, 1, 0)},
            {start, start - 1, new Interval(0, 1, 0)}
        };
        for (Object[] each : cases) {
            Interval step = (Interval) each[2];
            for (boolean inclusive : new boolean[] {true, false}) {
                String sql = "SELECT * FROM " + (inclusive ? "generate_series" : "range") + "(make_timestamp(" + each[0]
                        + "), make_timestamp(" + each[1] + "), INTERVAL '" + step.months() + " months " + step.days()
                        + " days " + step.micros() + " microseconds')";
                Oracle.assertSameRowsInOrder(
                        read(series(Type.TIMESTAMP, each[0], each[1], step, inclusive), 7),
                        Oracle.shared().query(sql),
                        sql);
            }
        }
    }

    @Test
    void aSeriesWithoutAnEndIsTheUsersFault() {
        for (Plan.Series plan : List.of(
                series(Type.BIGINT, 1L, 5L, 0L, true),
                series(Type.BIGINT, Long.MIN_VALUE, Long.MAX_VALUE, 1L, true),
                series(Type.TIMESTAMP, 0L, 5L, Interval.ZERO, true),
                series(Type.TIMESTAMP, 0L, 5L, new Interval(1, -1, 0), true))) {
            assertThatThrownBy(() -> read(plan, 7))
                    .isInstanceOfSatisfying(
                            RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER));
        }
    }

    @Test
    void aNullBoundMakesNoRow() {
        assertThat(read(series(Type.BIGINT, null, 5L, 1L, true), 7)).isEmpty();
        assertThat(read(series(Type.BIGINT, 1L, null, 1L, true), 7)).isEmpty();
        assertThat(read(series(Type.BIGINT, 1L, 5L, null, true), 7)).isEmpty();
    }
}
