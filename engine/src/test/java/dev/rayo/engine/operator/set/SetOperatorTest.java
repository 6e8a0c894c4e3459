package dev.rayo.engine.operator.set;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.Rows;
import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.plan.Plan.SetOperation;
import dev.rayo.sql.plan.Plan.SetOperation.Kind;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetOperatorTest {
    static List<Type> types() {
        return RowGenerator.TYPES;
    }

    private static Rows side(int seed, Type type, int rows) {
        return new RowGenerator(seed)
                .column("v", type, i -> i % 9 == 0 ? null : RowGenerator.value(type, 3, (i * 31 + seed) % 17 + seed))
                .column("k", Type.INTEGER, i -> i % 5 == 0 ? null : (long) (i % 3))
                .rows(rows);
    }

    private static void check(Rows left, Rows right) {
        int count = left.rows().size();
        for (Kind kind : Kind.values()) {
            for (boolean all : new boolean[] {true, false}) {
                String sql = "SELECT v, k FROM l " + kind + (all ? " ALL" : "") + " SELECT v, k FROM r";
                List<Object[]> expected =
                        Oracle.shared().load("l", left).load("r", right).query(sql);
                Plan none = new Plan.Values(left.fields(), List.of());
                SetOperation plan = new SetOperation(kind, all, none, none, left.fields());
                for (int vectorRows : new int[] {1, 7, 2048}) {
                    Form form = Form.values()[++count % 3];
                    Settings settings = OperatorAssertions.settings(1 + count % 3, vectorRows, vectorRows * 4)
                            .withEqualHashes(count % 4 == 0);
                    try (OperatorAssertions run = new OperatorAssertions(settings, form)) {
                        SetOperator operator = run.keep(new SetOperator(plan, run.query()));
                        boolean leftFirst = count % 2 == 0;
                        run.fill(leftFirst ? operator.left() : operator.right(), leftFirst ? left : right);
                        run.fill(leftFirst ? operator.right() : operator.left(), leftFirst ? right : left);
                        Oracle.assertSameRows(run.read(operator.result(4)), expected, sql + " " + settings);
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
