package dev.rayo.engine.operator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.aggregate.HashAggregateSink;
import dev.rayo.engine.operator.join.HashJoinBuild;
import dev.rayo.engine.operator.join.HashJoinProbe;
import dev.rayo.engine.operator.scan.SharedRowsSink;
import dev.rayo.engine.operator.sort.SortSink;
import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.Join.Kind;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Lists and structs are kept, passed on, grouped and joined like any value.
class NestedRowsTest {
    private static final Type LIST = new Type.Array(Type.VARCHAR);
    private static final Type STRUCT = new Type.Struct(
            List.of(new Type.Struct.Member("a", Type.DOUBLE), new Type.Struct.Member("b", new Type.Array(Type.BIGINT))));

    private static Rows rows(int count) {
        return new RowGenerator(1)
                .column("l", LIST, i -> switch (i % 5) {
                    case 0 -> null;
                    case 1 -> List.of();
                    case 2 -> Arrays.asList("x" + i % 3, null, "a longer element than the others");
                    default -> List.of("y" + i % 4);
                })
                .column("s", STRUCT, i -> i % 6 == 0
                        ? null
                        : Arrays.asList(i % 4 == 0 ? null : i % 3 * 0.5, i % 7 == 0 ? null : List.of((long) i % 2)))
                .column("n", Type.INTEGER, i -> (long) i)
                .rows(count);
    }

    private static OperatorAssertions run(int vectorRows, Form form) {
        return new OperatorAssertions(OperatorAssertions.settings(2, vectorRows, 20 * vectorRows), form);
    }

    private static void assertSame(List<Object[]> actual, List<Object[]> expected) {
        Oracle.assertSameRows(texts(actual), texts(expected), "nested rows");
    }

    private static List<Object[]> texts(List<Object[]> rows) {
        return rows.stream()
                .map(row -> Arrays.stream(row).map(String::valueOf).toArray())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void keptRowsAreReadInOrderOrSorted(Form form) {
        Rows rows = rows(300);
        for (int vectorRows : new int[] {1, 7, 2048}) {
            try (OperatorAssertions run = run(vectorRows, form)) {
                SharedRowsSink shared = run.fill(new SharedRowsSink(rows.fields(), run.query()), rows);
                assertSame(run.read(shared.scan(List.of(0, 1, 2), 1)), rows.rows());
                List<SortKey> keys = List.of(new SortKey(Reference.to(rows.field("n")), false, false));
                SortSink sorted = run.fill(new SortSink(keys, rows.fields(), run.query()), rows);
                List<Object[]> expected = rows.rows().reversed();
                Oracle.assertSameRowsInOrder(
                        texts(run.readInOrder(sorted.result(2))), texts(expected), "sorted nested rows");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void equalListsAndStructsAreOneGroup(Form form) {
        Rows rows = rows(300);
        Map<List<Object>, Long> counts = new HashMap<>();
        rows.rows().forEach(row -> counts.merge(Arrays.asList(row[0], row[1]), 1L, Long::sum));
        List<Object[]> expected = new ArrayList<>();
        counts.forEach((key, count) -> expected.add(new Object[] {key.get(0), key.get(1), count}));
        List<Assignment> keys = new ArrayList<>();
        for (Field field : rows.fields().subList(0, 2)) {
            keys.add(new Assignment(field, Reference.to(field)));
        }
        AggregateCall count = new AggregateCall("count", List.of(), false, null, List.of(), Type.BIGINT);
        Plan.Aggregate plan = new Plan.Aggregate(
                new Plan.Values(rows.fields(), List.of()),
                keys,
                List.of(List.of(0, 1)),
                List.of(new Plan.Aggregate.Measure(RowGenerator.fresh("count", Type.BIGINT), count)),
                null);
        for (boolean equalHashes : new boolean[] {true, false}) {
            Settings settings = OperatorAssertions.settings(3, 64, 64).withEqualHashes(equalHashes);
            try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                HashAggregateSink sink = run.fill(new HashAggregateSink(plan, rows.fields(), run.query()), rows);
                assertSame(run.read(sink.result(1)), expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void rowsJoinByTheirListsAndCarryThem(Form form) {
        Rows left = rows(40);
        Rows right = rows(30);
        Compare equal = new Compare(
                Compare.Op.EQ, Reference.to(left.field("l")), Reference.to(right.field("l")));
        Plan.Join join = new Plan.Join(
                Kind.FULL,
                new Plan.Values(left.fields(), List.of()),
                new Plan.Values(right.fields(), List.of()),
                List.of(new Plan.Join.Key(equal.left(), equal.right(), equal.op())),
                null,
                null,
                false);
        List<Object[]> expected = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.rows().size()];
        for (Object[] row : left.rows()) {
            boolean matched = false;
            for (int i = 0; i < rightMatched.length; i++) {
                Object[] other = right.rows().get(i);
                if (row[0] != null && row[0].equals(other[0])) {
                    expected.add(both(row, other));
                    matched = true;
                    rightMatched[i] = true;
                }
            }
            if (!matched) {
                expected.add(both(row, new Object[3]));
            }
        }
        for (int i = 0; i < rightMatched.length; i++) {
            if (!rightMatched[i]) {
                expected.add(both(new Object[3], right.rows().get(i)));
            }
        }
        try (OperatorAssertions run = run(7, form)) {
            HashJoinBuild build = run.fill(new HashJoinBuild(join, left.fields(), right.fields(), run.query()), right);
            List<Object[]> actual = new ArrayList<>(run.read(run.source(left), new HashJoinProbe(build)));
            actual.addAll(run.read(build.rest(2)));
            assertThat(actual).isNotEmpty();
            assertSame(actual, expected);
        }
    }

    private static Object[] both(Object[] left, Object[] right) {
        Object[] all = Arrays.copyOf(left, 6);
        System.arraycopy(right, 0, all, 3, 3);
        return all;
    }
}
