package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.ConstantColumn;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.schema.MessageTypeParser;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables over files: what belongs together, what a scan touches, and what it holds.
class ParquetTableTest {
    private static DuckDb duckDb;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        duckDb = new DuckDb();
    }

    @AfterAll
    static void close() {
        duckDb.close();
    }

    private Path file(String name, String query) {
        return file(name, query, "");
    }

    private Path file(String name, String query, String options) {
        Path file = directory.resolve(name);
        duckDb.copy(query, file, options);
        return file;
    }

    private static ParquetTable table(Path... files) {
        return ParquetTable.open("t", List.of(files), false);
    }

    private static void assertUserError(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USER))
                .hasMessageContainingAll(parts);
    }

    @Test
    void columnsOfSeveralFilesAreMatchedByNameInTheOrderOfTheFirst() {
        ParquetTable table = table(
                file("a.parquet", "SELECT 1 AS a, 'x' AS b"), file("b.parquet", "SELECT 'y' AS \"B\", 2 AS a, 3 AS c"));
        assertThat(table.name()).isEqualTo("t");
        assertThat(table.columns()).extracting(ColumnSchema::name).containsExactly("a", "b");
        assertThat(TableReading.rows(table, List.of(1, 0), TableReading.settings()))
                .containsExactly(List.of("x", 1L), List.of("y", 2L));
    }

    @Test
    void aFileWithoutAColumnIsNamed() {
        Path first = file("a.parquet", "SELECT 1 AS a, 2 AS b");
        Path second = file("b.parquet", "SELECT 1 AS a");
        assertUserError(() -> table(first, second), "b.parquet", "no column \"b\"", "a.parquet");
    }

    @Test
    void aColumnOfAnotherTypeIsNamed() {
        Path first = file("a.parquet", "SELECT 1 AS a");
        Path second = file("b.parquet", "SELECT 1::BIGINT AS a");
        assertUserError(() -> table(first, second), "b.parquet", "\"a\" is BIGINT", "INTEGER in", "a.parquet");
    }

    @Test
    void byNameTheUnionOfAllColumnsIsFilledWithNulls() {
        Path first = file("a.parquet", "SELECT 1 AS a, 2 AS b");
        Path second = file("b.parquet", "SELECT 3 AS b, 'z' AS c");
        ParquetTable table = ParquetTable.open("t", List.of(first, second), true);
        assertThat(table.columns()).extracting(ColumnSchema::name).containsExactly("a", "b", "c");
        assertThat(table.columns().get(0).nullable()).isTrue();
        assertThat(table.columns().get(2).nullable()).isTrue();
        List<Object> expectedFirst = Arrays.asList(1L, 2L, null);
        List<Object> expectedSecond = Arrays.asList(null, 3L, "z");
        assertThat(TableReading.rows(table, List.of(0, 1, 2), TableReading.settings()))
                .isEqualTo(List.of(expectedFirst, expectedSecond));
    }

    @Test
    void missingEmptyAndForeignFilesAreRefused() throws IOException {
        assertUserError(() -> table(directory.resolve("none.parquet")), "no such file", "none.parquet");
        assertUserError(() -> table(directory), "directory");
        Path empty = Files.createFile(directory.resolve("empty.parquet"));
        assertUserError(() -> table(empty), "empty.parquet", "0 bytes");
        Path text = Files.writeString(directory.resolve("text.parquet"), "a,b,c\n1,2,3\n4,5,6\n");
        assertUserError(() -> table(text), "text.parquet", "does not end with PAR1");
    }

    @Test
    void anEmptyTableHasColumnsAndNoMorsels() {
        ParquetTable table = table(file("a.parquet", "SELECT 1 AS a WHERE false"));
        assertThat(table.columns()).extracting(ColumnSchema::type).containsExactly(Type.INTEGER);
        assertThat(TableReading.rows(table, List.of(0), TableReading.settings())).isEmpty();
        assertThat(table.statistics().rowCount()).isZero();
    }

    @Test
    void aColumnAskedForTwiceIsReadTwice() {
        ParquetTable table = table(file("a.parquet", "SELECT i AS a, 'x' || i AS b FROM range(5000) t(i)"));
        List<List<Object>> rows = TableReading.rows(table, List.of(1, 0, 1), TableReading.settings());
        assertThat(rows.get(4_321)).isEqualTo(List.of("x4321", 4_321L, "x4321"));
    }

    @Test
    void countingRowsReadsNothing() {
        ParquetTable table = table(file("a.parquet", "SELECT i FROM range(5000) t(i)"));
        QueryContext query = TableReading.query(TableReading.settings());
        assertThat(TableReading.rows(table, TableReading.request(table, List.of(), null), query))
                .hasSize(5_000);
        assertThat(query.bytesRead()).isZero();
        assertThat(query.rowsRead()).isEqualTo(5_000);
    }

    @Test
    void aColumnNobodyAsksForIsNotRead() {
        ParquetTable table =
                table(file("a.parquet", "SELECT i AS a, md5(i::VARCHAR) AS b FROM range(50000) t(i)"));
        QueryContext both = TableReading.query(TableReading.settings());
        forEachChunk(table, List.of(0, 1), both, chunk -> {
            chunk.column(0);
            chunk.column(1);
        });
        QueryContext one = TableReading.query(TableReading.settings());
        forEachChunk(table, List.of(0, 1), one, chunk -> chunk.column(0));
        assertThat(one.bytesRead()).isLessThan(both.bytesRead() / 3);
    }

    private static void forEachChunk(
            ParquetTable table, List<Integer> columns, QueryContext query, Consumer<Chunk> action) {
        try (MorselSource source = table.scan(TableReading.request(table, columns, null), query, 0)) {
            for (Morsel morsel = source.next(); morsel != null; morsel = source.next()) {
                try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
                    for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                        action.accept(chunk);
                    }
                }
            }
        }
    }

    @Test
    void aSlowReaderHoldsAndReadsLittleAheadOfWhatItTook() {
        Path file = file(
                "big.parquet",
                "SELECT hash(i) AS a, md5(i::VARCHAR) AS b FROM range(600000) t(i)",
                "row_group_size 61440, codec uncompressed");
        ParquetTable table = table(file);
        QueryContext query = TableReading.query(TableReading.settings().withMorselRows(61_440));
        long bytes = table.files().getFirst().size();
        try (MorselSource source = table.scan(TableReading.request(table, List.of(0, 1), null), query, 0)) {
            assertThat(source.morselCount()).isEqualTo(10);
            assertThat(query.bytesRead()).isZero();
            long taken = 0;
            for (Morsel morsel = source.next(); morsel != null; morsel = source.next()) {
                assertThat(morsel.bytes()).isBetween(1L, bytes);
                assertThat(query.bytesRead()).isEqualTo(taken == 0 ? 0 : query.bytesRead());
                try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
                    for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                        chunk.column(0);
                        chunk.column(1);
                        taken += chunk.rowCount();
                        assertThat(query.rowsRead()).isEqualTo(taken);
                        assertThat(query.bytesRead()).isLessThanOrEqualTo(bytes * (taken + 61_440) / 600_000 + 4096);
                        assertThat(query.ledger().usedBytes()).isLessThan(bytes / 2);
                    }
                }
            }
            assertThat(query.ledger().peakBytes()).isLessThan(bytes / 2);
        }
        assertThat(query.ledger().usedBytes()).isZero();
    }

    @Test
    void aMorselReadTwiceGivesTheSameRows() {
        ParquetTable table = table(file("a.parquet", "SELECT i % 10 AS a FROM range(5000) t(i)"));
        QueryContext query = TableReading.query(TableReading.settings().withMorselRows(1_000));
        try (MorselSource source = table.scan(TableReading.request(table, List.of(0), null), query, 3)) {
            Morsel first = Objects.requireNonNull(source.next());
            Morsel second = Objects.requireNonNull(source.next());
            assertThat(second.id()).hasToString("3/1");
            assertThat(values(second, query)).isEqualTo(values(second, query)).hasSize((int) second.rowCount());
            assertThat(values(first, query)).hasSize((int) first.rowCount());
        }
        assertThat(query.ledger().usedBytes()).isZero();
    }

    private static List<Object> values(Morsel morsel, QueryContext query) {
        List<Object> values = new ArrayList<>();
        try (Operator operator = morsel.open(new WorkerContext(query, 0))) {
            for (Chunk chunk = operator.next(); chunk != null; chunk = operator.next()) {
                for (int row = 0; row < chunk.rowCount(); row++) {
                    values.add(ColumnValues.get(chunk.column(0), row));
                }
            }
        }
        return values;
    }

    @Test
    void allVectorsOfARowGroupShareOneDictionary() {
        ParquetTable table = table(file(
                "a.parquet",
                "SELECT 'v' || (i % 10) AS a, (i % 20)::INT AS b, NULL::INT AS n FROM range(20000) t(i)",
                "row_group_size 10240"));
        Settings settings = TableReading.settings().withMorselRows(3_000);
        for (int scan = 0; scan < 2; scan++) {
            Set<Object> dictionaries = new HashSet<>();
            forEachChunk(table, List.of(0, 1, 2), TableReading.query(settings), chunk -> {
                for (int i = 0; i < 2; i++) {
                    Column column = chunk.column(i);
                    assertThat(column).isInstanceOf(DictionaryColumn.class);
                    dictionaries.add(((DictionaryColumn) column).dictionary());
                }
                assertThat(chunk.column(2)).isInstanceOf(ConstantColumn.class);
            });
            assertThat(dictionaries).hasSize(4);
        }
    }

    @Test
    void aCancelledQueryStopsAtTheNextChunk() {
        ParquetTable table = table(file("a.parquet", "SELECT i FROM range(5000) t(i)"));
        QueryContext query = TableReading.query(TableReading.settings());
        try (MorselSource source = table.scan(TableReading.request(table, List.of(0), null), query, 0);
                Operator operator = Objects.requireNonNull(source.next()).open(new WorkerContext(query, 0))) {
            assertThat(operator.next()).isNotNull();
            query.cancel();
            assertUserError(operator::next, "cancelled");
        }
        assertThat(query.ledger().usedBytes()).isZero();
    }

    @Test
    void tooLittleMemoryIsSaidSo() {
        ParquetTable table = table(file("a.parquet", "SELECT md5(i::VARCHAR) AS a FROM range(50000) t(i)"));
        QueryContext query = TableReading.query(TableReading.settings().withMemoryLimit(100_000));
        assertThatThrownBy(() -> forEachChunk(table, List.of(0), query, chunk -> chunk.column(0)))
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.RESOURCES))
                .hasMessageContaining("parquet scan");
        assertThat(query.ledger().usedBytes()).isZero();
    }

    @Test
    void footersAreReadOnceUntilTheFileChanges() throws IOException {
        Path file = file("a.parquet", "SELECT 1 AS a");
        ParquetFile known = ParquetFile.open(file);
        assertThat(ParquetFile.open(file)).isSameAs(known);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(ParquetFile.open(file)).isNotSameAs(known);
        assertThat(known).hasToString(file.toString());
    }

    @Test
    void aFileThatChangesUnderAQueryIsAnExternalError() throws IOException {
        Path file = file("a.parquet", "SELECT i AS a FROM range(1000) t(i)");
        ParquetTable table = table(file);
        QueryContext query = TableReading.query(TableReading.settings());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        assertThatThrownBy(() -> forEachChunk(table, List.of(0), query, chunk -> chunk.column(0)))
                .isInstanceOfSatisfying(
                        RayoException.class, e -> assertThat(e.fault()).isEqualTo(Fault.EXTERNAL))
                .hasMessageContaining("changed");
        Files.delete(file);
        assertUserError(() -> forEachChunk(table, List.of(0), query, chunk -> chunk.column(0)), "no such file");
        assertThat(query.ledger().usedBytes()).isZero();
    }

    @Test
    void doubledAndEmptyNamesBecomeDistinct() {
        Path file = WrittenFile.write(
                directory.resolve("names.parquet"),
                MessageTypeParser.parseMessageType(
                        "message rows { required int32 a; required int32 A; required int32 b; }"),
                List.of(List.of(1, 2, 3)),
                builder -> builder);
        assertThat(table(file).columns()).extracting(ColumnSchema::name).containsExactly("a", "A_1", "b");
    }

    @Test
    void aVariantColumnIsRefusedWhenItIsAskedFor() {
        Path file = WrittenFile.write(
                directory.resolve("variant.parquet"),
                MessageTypeParser.parseMessageType(
                        "message rows { required int32 a; optional group v { required binary metadata; required"
                                + " binary value; } }"),
                List.of(List.of(1), List.of(2)),
                builder -> builder);
        ParquetTable table = table(file);
        assertThat(TableReading.rows(table, List.of(0), TableReading.settings())).hasSize(2);
        assertUserError(
                () -> TableReading.rows(table, List.of(1), TableReading.settings()), "\"v\"", "VARIANT");
    }
}
