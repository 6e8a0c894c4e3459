package dev.rayo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rayo.engine.memory.Ledger;
import dev.rayo.engine.operator.ChunkSource.Form;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.OperatorAssertions;
import dev.rayo.engine.operator.Oracle;
import dev.rayo.engine.operator.RowGenerator;
import dev.rayo.engine.operator.RowGenerator.Nulls;
import dev.rayo.engine.operator.Rows;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.catalog.TableStatistics.ColumnStatistics;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryTableTest {
    private static final Ledger LEDGER = Ledger.root(1L << 30);

    private static Rows everyType(int rows) {
        RowGenerator generator = new RowGenerator(1);
        for (int i = 0; i < RowGenerator.TYPES.size(); i++) {
            generator.column("c" + i, RowGenerator.TYPES.get(i), Nulls.SOME, 50);
        }
        return generator.rows(rows);
    }

    private static MemoryTable table(Rows rows) {
        return new MemoryTable(
                "t",
                rows.fields().stream()
                        .map(field -> new ColumnSchema(field.name(), field.type(), true))
                        .toList(),
                LEDGER);
    }

    private static MorselSource scan(MemoryTable table, Rows rows, OperatorAssertions run) {
        List<Integer> all = IntStream.range(0, rows.fields().size()).boxed().toList();
        return table.scan(new ScanRequest(all, rows.fields(), null), run.query(), 5);
    }

    private static OperatorAssertions run(Form form) {
        return new OperatorAssertions(OperatorAssertions.settings(2, 64, 300), form);
    }

    private static long insert(MemoryTable table, Rows rows, OperatorAssertions run) {
        MemoryTable.Insert insert = table.insert(run.query());
        run.fill(insert, rows);
        return insert.commit();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void rowsOfEveryTypeComeBackAsTheyWent(Form form) {
        Rows rows = everyType(1000);
        try (MemoryTable table = table(rows);
                OperatorAssertions run = run(form)) {
            assertThat(insert(table, rows, run)).isEqualTo(1000);
            Oracle.assertSameRows(run.read(scan(table, rows, run)), rows.rows(), "table");
            assertThat(run.query().rowsRead()).isEqualTo(1000);
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }

    @Test
    void aScanSeesTheRowsThatWereCommittedWhenItWasOpened() {
        Rows rows = everyType(100);
        try (MemoryTable table = table(rows);
                OperatorAssertions run = run(Form.PLAIN)) {
            insert(table, rows.first(30), run);
            MorselSource before = scan(table, rows, run);
            MemoryTable.Insert pending = table.insert(run.query());
            run.fill(pending, rows);
            assertThat(run.count(scan(table, rows, run))).isEqualTo(30);
            pending.commit();
            assertThat(run.count(before)).isEqualTo(30);
            assertThat(run.count(scan(table, rows, run))).isEqualTo(130);
            table.close();
            assertThat(table.statistics().rowCount()).isZero();
            assertThat(run.count(scan(table, rows, run))).isZero();
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }

    @Test
    void rowsThatAreNotCommittedAreDropped() {
        Rows rows = everyType(100);
        try (MemoryTable table = table(rows)) {
            try (OperatorAssertions run = run(Form.PLAIN)) {
                run.fill(table.insert(run.query()), rows);
            }
            assertThat(table.statistics().rowCount()).isZero();
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }

    @Test
    void manySmallInsertsLeaveFewMorsels() {
        Rows rows = everyType(200);
        List<Object[]> all = new ArrayList<>();
        try (MemoryTable table = table(rows);
                OperatorAssertions run = run(Form.MIXED)) {
            for (int i = 0; i < 100; i++) {
                Rows two = new Rows(rows.fields(), rows.rows().subList(2 * i, 2 * i + 2));
                all.addAll(two.rows());
                insert(table, two, run);
            }
            assertThat(scan(table, rows, run).morselCount()).isLessThan(8);
            Oracle.assertSameRows(run.read(scan(table, rows, run)), all, "small inserts");
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }

    @Test
    void statisticsTellOfTheRows() {
        Rows rows = new RowGenerator(7)
                .column("i", Type.INTEGER, i -> i % 4 == 0 ? null : (long) i % 37 - 5)
                .column("s", Type.VARCHAR, i -> "s" + i % 20)
                .column("d", Type.DOUBLE, i -> i / 2.0)
                .column("b", Type.BIGINT, i -> (long) i * i)
                .column("n", Type.REAL, i -> null)
                .rows(5000);
        for (Form form : Form.values()) {
            try (MemoryTable table = table(rows);
                    OperatorAssertions run = run(form)) {
                insert(table, rows.first(2000), run);
                insert(table, new Rows(rows.fields(), rows.rows().subList(2000, 5000)), run);
                assertThat(table.statistics().rowCount()).isEqualTo(5000);
                assertThat(table.statistics().exact()).isTrue();
                List<ColumnStatistics> columns = table.statistics().columns();
                assertThat(columns.get(0)).returns(-5L, ColumnStatistics::min).returns(31L, ColumnStatistics::max);
                assertThat(columns.get(0).nullCount()).isEqualTo(1250);
                assertThat(columns.get(0).distinctCount()).isEqualTo(37);
                assertThat(columns.get(1)).returns("s0", ColumnStatistics::min).returns("s9", ColumnStatistics::max);
                assertThat(columns.get(2)).returns(0.0, ColumnStatistics::min).returns(2499.5, ColumnStatistics::max);
                assertThat(columns.get(3).max()).isEqualTo(4999L * 4999);
                assertThat(columns.get(3).distinctCount()).isCloseTo(5000, within(300.0));
                assertThat(columns.get(4).min()).isNull();
                assertThat(columns.get(4).nullCount()).isEqualTo(5000);
            }
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }

    @Test
    void aColumnThatIsNotNullableTakesNoNull() {
        Rows rows = everyType(50);
        List<ColumnSchema> schema = rows.fields().stream()
                .map(field -> new ColumnSchema(field.name(), field.type(), !field.name().equals("c3")))
                .toList();
        try (MemoryTable table = new MemoryTable("strict", schema, LEDGER);
                OperatorAssertions run = run(Form.PLAIN)) {
            assertThatThrownBy(() -> insert(table, rows, run))
                    .isInstanceOfSatisfying(
                            RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                    .hasMessageContaining("c3");
            Rows whole = new Rows(
                    rows.fields(),
                    rows.rows().stream().filter(row -> row[3] != null).toList());
            assertThat(insert(table, whole, run)).isEqualTo(whole.rows().size());
        }
        assertThat(LEDGER.usedBytes()).isZero();
    }
}
