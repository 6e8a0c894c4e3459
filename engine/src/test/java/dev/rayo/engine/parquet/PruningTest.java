package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.catalog.ScanRequest;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left out of a scan is never a row that matches, and it is a lot where the data allows.
class PruningTest {
    private static final int ROWS = 6_000;

    @TempDir
    static Path directory;

    private static ParquetTable byParquetJava;
    private static ParquetTable byDuckDb;

    /// Columns: 0 id ascending · 1 day clustered · 2 name clustered · 3 price, with NaN, zeros, NULLs · 4 amount · 5 a
    /// column of NULLs in some row groups · 6 flag · 7 random key · 8 share, a REAL.
    @BeforeAll
    static void write() {
        Path file = WrittenFile.write(
                directory.resolve("java.parquet"),
                MessageTypeParser.parseMessageType(
                        """
                        message rows {
                          required int64 id;
                          required int32 day (DATE);
                          optional binary name (STRING);
                          optional double price;
                          optional fixed_len_byte_array(9) amount (DECIMAL(20,2));
                          optional int32 sparse;
                          optional boolean flag;
                          optional binary key (STRING);
                          optional float share;
                        }"""),
                rows(),
                builder -> builder.withRowGroupRowCountLimit(1_000)
                        .withPageRowCountLimit(100)
                        .withDictionaryEncoding(false)
                        .withBloomFilterEnabled("key", true)
                        .withBloomFilterEnabled("id", true)
                        .withBloomFilterEnabled("amount", true)
                        .withBloomFilterEnabled("share", true));
        byParquetJava = ParquetTable.open("java", List.of(file), false);
        Path copy = directory.resolve("duckdb.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.copy("SELECT * FROM read_parquet('" + file + "') ORDER BY id", copy, "row_group_size 2048");
        }
        byDuckDb = ParquetTable.open("duckdb", List.of(copy), false);
    }

    private static List<List<@Nullable Object>> rows() {
        Random random = new Random(4);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) i);
            row.add(18_000 + i / 50);
            row.add(i % 41 == 0 ? null : "n" + (char) ('a' + i / 400) + random.nextInt(1000) + "é");
            row.add(i % 17 == 0 ? null : price(i, random));
            row.add(amount(i - 3_000));
            row.add(i / 1_000 % 2 == 0 ? null : random.nextInt(100));
            row.add(i / 1_500 % 2 == 0);
            row.add("k" + random.nextInt(1_000_000));
            row.add((i / 10) / 4f);
            rows.add(row);
        }
        return rows;
    }

    private static double price(int i, Random random) {
        if (i / 1_000 == 3 && i % 100 == 7) {
            return Double.NaN;
        }
        return i / 1_000 == 1 ? (i % 2 == 0 ? 0.0 : -0.0) : i / 100.0 + random.nextDouble();
    }

    private static Blob amount(int value) {
        byte[] bytes = new byte[9];
        long unscaled = value * 100L + 25;
        for (int i = 8; i >= 0; i--) {
            bytes[i] = (byte) (unscaled >> Math.min(63, 8 * (8 - i)));
        }
        return new Blob(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aRandomFilterFindsTheSameRowsWithAndWithoutPruning(int seed) {
        Random random = new Random(seed);
        for (ParquetTable table : List.of(byParquetJava, byDuckDb)) {
            List<Integer> columns = TableReading.allColumns(table);
            List<Field> fields = TableReading.fields(table, columns);
            RowFilter definition = new RowFilter(fields);
            List<List<@Nullable Object>> all = TableReading.rows(table, columns, TableReading.settings());
            for (int i = 0; i < 40; i++) {
                Expression filter = RandomFilters.filter(random, fields, all, 2);
                QueryContext query = TableReading.query(TableReading.settings().withMorselRows(700));
                List<List<@Nullable Object>> scanned =
                        TableReading.rows(table, new ScanRequest(columns, fields, filter), query);
                Rows.assertEqual(
                        scanned.stream().filter(row -> definition.matches(filter, row)).toList(),
                        all.stream().filter(row -> definition.matches(filter, row)).toList());
            }
        }
    }

    private static Reference column(ParquetTable table, int index) {
        return Reference.to(TableReading.fields(table, List.of(index)).getFirst());
    }

    private static Expression compare(ParquetTable table, int index, Compare.Op op, Object value) {
        Reference column = column(table, index);
        return new Compare(op, column, new Literal(value, column.type()));
    }

    private static long rowsScanned(ParquetTable table, Expression filter) {
        List<Integer> columns = TableReading.allColumns(table);
        QueryContext query = TableReading.query(TableReading.settings());
        return TableReading.rows(table, TableReading.request(table, columns, filter), query)
                .size();
    }

    @Test
    void rowGroupsOutsideTheBoundsAreNotRead() {
        Expression filter = compare(byDuckDb, 0, Compare.Op.LT, 100L);
        QueryContext query = TableReading.query(TableReading.settings());
        ParquetScan scan = (ParquetScan) byDuckDb.scan(
                TableReading.request(byDuckDb, List.of(0, 2), filter), query, 0);
        assertThat(scan.morselCount()).isEqualTo(1);
        assertThat(scan.counters().rowGroups()).isEqualTo(3);
        assertThat(scan.counters().rowGroupsPruned()).isEqualTo(2);
        assertThat(scan.counters().rowsPruned()).isEqualTo(ROWS - 2048);
        assertThat(scan.counters()).hasToString("2 of 3 row groups pruned");
        scan.close();
    }

    @Test
    void pagesOutsideTheBoundsAreNotRead() {
        assertThat(rowsScanned(byParquetJava, compare(byParquetJava, 0, Compare.Op.EQ, 2_345L)))
                .isEqualTo(100);
        assertThat(rowsScanned(byParquetJava, new Logical(Logical.Op.AND, List.of(
                        compare(byParquetJava, 0, Compare.Op.GE, 2_350L),
                        compare(byParquetJava, 1, Compare.Op.LE, 18_050L)))))
                .isEqualTo(300);
        assertThat(rowsScanned(byParquetJava, new Logical(Logical.Op.OR, List.of(
                        compare(byParquetJava, 0, Compare.Op.LT, 1L),
                        compare(byParquetJava, 0, Compare.Op.GT, 5_998L)))))
                .isEqualTo(200);
    }

    @Test
    void fewerBytesAreReadWherePagesAreLeftOut() {
        long all = bytes(null);
        long some = bytes(compare(byParquetJava, 0, Compare.Op.EQ, 2_345L));
        assertThat(some).isPositive().isLessThan(all / 10);
    }

    private static long bytes(@Nullable Expression filter) {
        QueryContext query = TableReading.query(TableReading.settings());
        TableReading.rows(byParquetJava, TableReading.request(byParquetJava, List.of(0, 2, 7), filter), query);
        return query.bytesRead();
    }

    @Test
    void aBloomFilterRulesOutWhatBoundsCannot() {
        for (ParquetTable table : List.of(byParquetJava)) {
            QueryContext query = TableReading.query(TableReading.settings());
            Expression filter = compare(table, 7, Compare.Op.EQ, "k555555x");
            ParquetScan scan =
                    (ParquetScan) table.scan(TableReading.request(table, List.of(7), filter), query, 0);
            assertThat(scan.morselCount()).isEqualTo(6);
            for (var morsel = scan.next(); morsel != null; morsel = scan.next()) {
                morsel.open(new WorkerContext(query, 0)).close();
            }
            assertThat(scan.counters().rowGroupsPrunedByBloom()).isGreaterThanOrEqualTo(5);
            assertThat(scan.counters().toString()).contains("by bloom filter");
            scan.close();
        }
    }

    @Test
    void everyStoredValueIsFoundThroughTheBloomFilter() {
        for (int column : List.of(0, 4, 7, 8)) {
            List<List<@Nullable Object>> all =
                    TableReading.rows(byParquetJava, List.of(column), TableReading.settings());
            for (int row = 0; row < ROWS; row += 611) {
                Object value = all.get(row).getFirst();
                assertThat(rowsScanned(byParquetJava, compare(byParquetJava, column, Compare.Op.EQ, value)))
                        .isPositive();
            }
        }
    }

    @Test
    void nullCountsAndAllNullRowGroupsAreUsed() {
        Reference sparse = column(byDuckDb, 5);
        assertThat(rowsScanned(byParquetJava, new Not(new IsNull(sparse)))).isEqualTo(3_000);
        assertThat(rowsScanned(byParquetJava, new IsNull(sparse))).isEqualTo(3_000);
        assertThat(rowsScanned(byParquetJava, new IsNull(column(byParquetJava, 0)))).isZero();
        assertThat(rowsScanned(byParquetJava, compare(byParquetJava, 5, Compare.Op.GE, 0L)))
                .isEqualTo(3_000);
        assertThat(rowsScanned(byParquetJava, column(byParquetJava, 6))).isEqualTo(3_000);
        assertThat(rowsScanned(byParquetJava, new Not(column(byParquetJava, 6)))).isEqualTo(3_000);
    }

    @Test
    void prefixesAndConvertedColumnsArePruned() {
        Reference name = column(byParquetJava, 2);
        Expression like = new Call("like", List.of(name, new Literal("nb%", Type.VARCHAR)), Type.BOOLEAN);
        assertThat(rowsScanned(byParquetJava, like)).isEqualTo(400);
        Expression starts = new Call("starts_with", List.of(name, new Literal("nb", Type.VARCHAR)), Type.BOOLEAN);
        assertThat(rowsScanned(byParquetJava, starts)).isEqualTo(400);
        Expression escaped = new Call("like", List.of(name, new Literal("%x", Type.VARCHAR)), Type.BOOLEAN);
        assertThat(rowsScanned(byParquetJava, escaped)).isEqualTo(ROWS);
        Expression asDouble = new Compare(
                Compare.Op.LT,
                new Cast(column(byParquetJava, 0), Type.DOUBLE, false),
                new Literal(99.5, Type.DOUBLE));
        assertThat(rowsScanned(byParquetJava, asDouble)).isEqualTo(100);
        Expression in = new In(
                column(byParquetJava, 0), List.of(new Literal(5L, Type.BIGINT), new Literal(null, Type.BIGINT)));
        assertThat(rowsScanned(byParquetJava, in)).isEqualTo(100);
    }

    @Test
    void aFilterThatIsNeverTrueReadsNothing() {
        for (Expression never : List.<Expression>of(
                Literal.FALSE,
                new Literal(null, Type.BOOLEAN),
                new Compare(Compare.Op.EQ, column(byDuckDb, 0), new Literal(null, Type.BIGINT)),
                new In(column(byDuckDb, 0), List.of(new Literal(null, Type.BIGINT))))) {
            QueryContext query = TableReading.query(TableReading.settings());
            TableReading.rows(byDuckDb, TableReading.request(byDuckDb, List.of(0), never), query);
            assertThat(query.bytesRead()).isZero();
        }
    }

    @Test
    void decimalsCompareByValue() {
        assertThat(rowsScanned(byParquetJava, compare(byParquetJava, 4, Compare.Op.LT, new BigDecimal("-2900.00"))))
                .isEqualTo(100);
        assertThat(rowsScanned(byParquetJava, compare(byParquetJava, 4, Compare.Op.EQ, new BigDecimal("10.25"))))
                .isEqualTo(100);
    }
}
