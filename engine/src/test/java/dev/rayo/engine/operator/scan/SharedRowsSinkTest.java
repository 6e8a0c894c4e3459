package dev.rayo.engine.operator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.sql.type.Type;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedRowsSinkTest {
    @ParameterizedTest
    @EnumSource(Form.class)
    void rowsAreReadAsOftenAsAskedForColumnByColumn(Form form) {
        RowGenerator generator = new RowGenerator(3);
        for (int i = 0; i < RowGenerator.TYPES.size(); i++) {
            generator.column("c" + i, RowGenerator.TYPES.get(i), i % 3 == 0 ? Nulls.SOME : Nulls.NONE, 40);
        }
        Rows rows = generator.rows(700);
        for (int vectorRows : new int[] {1, 7, 64, 2048}) {
            try (OperatorAssertions run =
                    new OperatorAssertions(OperatorAssertions.settings(1, vectorRows, 150), form)) {
                SharedRowsSink sink = run.fill(new SharedRowsSink(rows.fields(), run.query()), rows);
                assertThat(sink.rowCount()).isEqualTo(700);
                List<Integer> some = List.of(10, 0, 15, 9, 10);
                List<Object[]> expected = rows.only("c10", "c0", "c15", "c9", "c10").rows();
                Oracle.assertSameRowsInOrder(run.readInOrder(sink.scan(some, 1)), expected, "first " + vectorRows);
                Oracle.assertSameRowsInOrder(run.readInOrder(sink.scan(some, 2)), expected, "second " + vectorRows);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void rowsOfManyWorkersAreAllThere(Form form) {
        Rows rows = new RowGenerator(4)
                .column("a", Type.VARCHAR, Nulls.SOME, 300)
                .column("b", Type.BIGINT, Nulls.SOME, 300)
                .rows(5000);
        try (OperatorAssertions run = new OperatorAssertions(OperatorAssertions.settings(3, 64, 320), form)) {
            SharedRowsSink sink = run.fill(new SharedRowsSink(rows.fields(), run.query()), rows);
            Oracle.assertSameRows(run.read(sink.scan(List.of(0, 1), 1)), rows.rows(), "shared");
        }
    }
}
