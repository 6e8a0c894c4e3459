package dev.rayo.engine.operator.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.project.ProjectFactory;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitAndFilterTest {
    private static final Rows ROWS = new RowGenerator(3)
            .column("a", Type.VARCHAR, Nulls.SOME, 40)
            .column("b", Type.INTEGER, i -> i % 9 == 0 ? null : (long) i % 50)
            .column("n", Type.INTEGER, i -> (long) i)
            .rows(1000);

    private static OperatorAssertions run(int threads, int vectorRows, Form form) {
        return new OperatorAssertions(OperatorAssertions.settings(threads, vectorRows, 3 * vectorRows), form);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aFilterKeepsTheRowsForWhichItsConditionIsTrue(Form form) {
        for (long bound : new long[] {-1, 0, 20, 49, 100}) {
            Expression less = new Compare(
                    Compare.Op.LT, Reference.to(ROWS.field("b")), new Literal(bound, Type.INTEGER));
            List<Object[]> expected = ROWS.rows().stream()
                    .filter(row -> row[1] instanceof Long b && b < bound)
                    .toList();
            for (int vectorRows : new int[] {1, 7, 2048}) {
                try (OperatorAssertions run = run(2, vectorRows, form)) {
                    FilterFactory filter = new FilterFactory(less, ROWS.fields());
                    Oracle.assertSameRows(run.read(run.source(ROWS), filter), expected, "b < " + bound);
                    assertThat(filter.name()).isEqualTo("FILTER");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void oneWorkerLetsTheFirstRowsThrough(Form form) {
        long[][] sizes = {{0, 0}, {1, 0}, {10, 995}, {500, 3}, {5000, 0}, {Long.MAX_VALUE, 999}, {3, 2000}, {64, 64}};
        for (long[] size : sizes) {
            int from = (int) Math.min(size[1], 1000);
            int end = (int) Math.min(1000, size[0] > 1000 ? 1000 : from + size[0]);
            for (int vectorRows : new int[] {1, 64, 2048}) {
                try (OperatorAssertions run = run(1, vectorRows, form)) {
                    LimitFactory limit = new LimitFactory(size[0], size[1]);
                    Oracle.assertSameRowsInOrder(
                            run.readInOrder(run.source(ROWS), limit),
                            ROWS.rows().subList(from, end),
                            "limit " + size[0] + " offset " + size[1]);
                    assertThat(limit.isExhausted()).isEqualTo(end - from == size[0]);
                }
            }
        }
    }

    @Test
    void manyWorkersLetSoManyRowsThroughTogether() {
        for (long limit : new long[] {1, 17, 400, 2000}) {
            try (OperatorAssertions run = run(4, 7, Form.PLAIN)) {
                List<Object[]> rows = run.read(run.source(ROWS), new LimitFactory(limit, 100));
                assertThat(rows).hasSize((int) Math.min(limit, 900));
                assertThat(rows.stream().map(row -> row[2]).distinct()).hasSize(rows.size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aProjectionPutsColumnsAndExpressionsSideBySide(Form form) {
        Field text = RowGenerator.fresh("text", Type.VARCHAR);
        Field copy = RowGenerator.fresh("copy", Type.INTEGER);
        Expression cast = new Expression.Cast(Reference.to(ROWS.field("n")), Type.VARCHAR, false);
        ProjectFactory project = new ProjectFactory(
                List.of(
                        new Assignment(copy, Reference.to(ROWS.field("n"))),
                        new Assignment(text, cast),
                        new Assignment(ROWS.field("a"), Reference.to(ROWS.field("a")))),
                ROWS.fields());
        Expression some = new Compare(Compare.Op.GE, Reference.to(copy), new Literal(990L, Type.INTEGER));
        FilterFactory filter = new FilterFactory(some, List.of(copy, text, ROWS.field("a")));
        List<Object[]> expected = ROWS.rows().stream()
                .filter(row -> (Long) row[2] >= 990)
                .map(row -> new Object[] {row[2], row[2].toString(), row[0]})
                .toList();
        try (OperatorAssertions run = run(2, 64, form)) {
            Oracle.assertSameRows(run.read(run.source(ROWS), project, filter), expected, "projection");
        }
    }
}
