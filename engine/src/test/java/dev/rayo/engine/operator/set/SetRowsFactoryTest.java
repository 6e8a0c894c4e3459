package dev.rayo.engine.operator.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.OperatorFactory;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.aggregate.HashAggregateSink;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Aggregate.Measure;
import dev.rayo.sql.plan.Plan.SetOperation.Kind;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetRowsFactoryTest {
    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    private static Rows side(int seed, Type type, int rows) {
        return new RowGenerator(seed)
                .column("v", type, i -> i % 9 == 0 ? null : RowGenerator.value(type, 3, (i * 31 + seed) % 17 + seed))
                .column("k", Type.INTEGER, i -> i % 5 == 0 ? null : (long) (i % 3))
                .rows(rows);
    }

    /// Both sides below each other, with a column per side that is NULL for rows of the other.
    private static Rows sided(Rows left, Rows right) {
        List<Field> fields = new ArrayList<>(left.fields());
        fields.add(RowGenerator.fresh("left", Type.BIGINT));
        fields.add(RowGenerator.fresh("right", Type.BIGINT));
        Stream<Object[]> leftRows = left.rows().stream().map(row -> new Object[] {row[0], row[1], 1L, null});
        Stream<Object[]> rightRows = right.rows().stream().map(row -> new Object[] {row[0], row[1], null, 1L});
        return new Rows(fields, Stream.concat(leftRows, rightRows).toList());
    }

    private static Measure count(Field side) {
        AggregateCall call =
                new AggregateCall("count", List.of(Reference.to(side)), false, null, List.of(), Type.BIGINT);
        return new Measure(RowGenerator.fresh("count", Type.BIGINT), call);
    }

    private static Plan.Aggregate counts(Rows sided) {
        List<Assignment> keys = new ArrayList<>();
        for (Field field : sided.fields().subList(0, 2)) {
            keys.add(new Assignment(field, Reference.to(field)));
        }
        return new Plan.Aggregate(
                new Plan.Values(sided.fields(), List.of()),
                keys,
                List.of(List.of(0, 1)),
                List.of(count(sided.field("left")), count(sided.field("right"))),
                null);
    }

    private static void check(Rows left, Rows right) {
        int count = left.rows().size();
        Rows sided = sided(left, right);
        for (Kind kind : Kind.values()) {
            for (boolean all : new boolean[] {true, false}) {
                String sql = "SELECT v, k FROM l " + kind + (all ? " ALL" : "") + " SELECT v, k FROM r";
                List<Object[]> expected =
                        Oracle.shared().load("l", left).load("r", right).query(sql);
                OperatorFactory operation = new SetRowsFactory(kind, all);
                assertThat(sql).contains(operation.name());
                for (int vectorRows : new int[] {1, 7, 2048}) {
                    Form form = Form.values()[++count % 3];
                    Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 4)
                            .withEqualHashes(count % 4 == 0);
                    try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                        HashAggregateSink groups = new HashAggregateSink(counts(sided), sided.fields(), run.query());
                        run.fill(groups, sided);
                        Oracle.assertSameRows(run.read(groups.result(4), operation), expected, sql + " " + settings);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void rowsOfEveryTypeAreCountedAsInDuckDb(Type type) {
        check(side(1, type, 300), side(4, type, 200));
    }

    @Test
    void anEmptySideHasNoRowInCommon() {
        Rows rows = side(2, Type.VARCHAR, 100);
        check(rows, rows.withoutRows());
        check(rows.withoutRows(), rows);
        check(rows.withoutRows(), rows.withoutRows());
        check(rows, rows);
    }
}
