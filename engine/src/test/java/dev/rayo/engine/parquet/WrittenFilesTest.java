package dev.rayo.engine.parquet;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.catalog.ColumnSchema;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads what parquet-java writes, in every page version, encoding, codec and pattern of NULLs, as DuckDB reads it.
class WrittenFilesTest {
    private static final int ROWS = 1_600;

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

    enum Nulls {
        REQUIRED(row -> false),
        NONE(row -> false),
        SOME(row -> row % 7 == 3 || row % 11 == 0),
        RUNS(row -> row / 100 % 2 == 0),
        ALL(row -> true);

        private final Function<Integer, Boolean> isNull;

        Nulls(Function<Integer, Boolean> isNull) {
            this.isNull = isNull;
        }
    }

    enum Style {
        DICTIONARY,
        /// The dictionary outgrows its page and is given up in the middle of a chunk.
        GIVEN_UP,
        PLAIN,
        SPLIT
    }

    static Stream<Arguments> files() {
        List<Arguments> files = new ArrayList<>();
        List<CompressionCodecName> list = List.copyOf(
                EnumSet.complementOf(EnumSet.of(CompressionCodecName.LZO, CompressionCodecName.BROTLI)));
        int next = 0;
        for (WriterVersion version : WriterVersion.values()) {
            for (Style style : Style.values()) {
                for (Nulls nulls : Nulls.values()) {
                    files.add(Arguments.of(version, style, nulls, list.get(next++ % list.size())));
                }
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTypeReadsAsDuckDbReadsIt(
            WriterVersion version, Style style, Nulls nulls, CompressionCodecName codec) throws SQLException {
        List<TypedColumns.Typed> columns = TypedColumns.ALL;
        Path file = directory.resolve("all.parquet");
        int distinct = style == Style.DICTIONARY ? 30 : 700;
        List<List<@Nullable Object>> rows =
                TypedColumns.rows(columns, ROWS, distinct, version.ordinal() + 31L * style.ordinal(), nulls.isNull);
        WrittenFile.write(
                file,
                TypedColumns.schema(columns, nulls == Nulls.REQUIRED),
                rows,
                builder -> configure(builder, version, style).withCompressionCodec(codec));
        ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
        Path readable = file;
        if (style == Style.SPLIT || codec == CompressionCodecName.LZ4) {
            // DuckDB reads neither split streams of byte strings nor Hadoop's LZ4 frames, so it reads a plain twin.
            readable = WrittenFile.write(
                    directory.resolve("twin.parquet"),
                    TypedColumns.schema(columns, nulls == Nulls.REQUIRED),
                    rows,
                    builder -> configure(builder, version, Style.PLAIN));
        }
        List<List<@Nullable Object>> expected = duckDb.rows(readable, names(table), types(table));
        replaceIntervals(expected, rows);
        List<Integer> all = TableReading.allColumns(table);
        Settings settings = TableReading.settings();
        Rows.assertEqual(TableReading.rows(table, all, settings), expected);
        Rows.assertEqual(TableReading.rows(table, all, settings.withVectorRows(7).withMorselRows(512)), expected);
    }

    /// parquet-java writes INTERVAL with the logical type UNKNOWN, which DuckDB takes for a column of NULLs.
    private static void replaceIntervals(
            List<List<@Nullable Object>> expected, List<List<@Nullable Object>> written) {
        int column = 0;
        while (!TypedColumns.ALL.get(column).schema().contains("INTERVAL")) {
            column++;
        }
        for (int row = 0; row < written.size(); row++) {
            if (written.get(row).get(column) instanceof Blob blob) {
                ByteBuffer bytes = ByteBuffer.wrap(blob.bytes()).order(ByteOrder.LITTLE_ENDIAN);
                expected.get(row)
                        .set(column, new Interval(bytes.getInt(), bytes.getInt(), bytes.getInt() * 1000L));
            }
        }
    }

    private static ExampleParquetWriter.Builder configure(
            ExampleParquetWriter.Builder builder, WriterVersion version, Style style) {
        builder.withWriterVersion(version)
                .withPageRowCountLimit(style == Style.PLAIN ? 300 : 777)
                .withPageSize(16 * 1024)
                .withRowGroupRowCountLimit(900)
                .withDictionaryEncoding(style == Style.DICTIONARY || style == Style.GIVEN_UP)
                .withPageWriteChecksumEnabled(style == Style.PLAIN);
        if (style == Style.GIVEN_UP) {
            builder.withDictionaryPageSize(1_000);
        }
        if (style == Style.SPLIT) {
            for (int i = 0; i < TypedColumns.ALL.size(); i++) {
                String schema = TypedColumns.ALL.get(i).schema();
                if (!schema.startsWith("boolean") && !schema.startsWith("binary") && !schema.startsWith("int96")) {
                    builder.withByteStreamSplitEncoding("c" + i, true);
                }
            }
        }
        return builder;
    }

    private static List<String> names(ParquetTable table) {
        return table.columns().stream().map(ColumnSchema::name).toList();
    }

    private static List<Type> types(ParquetTable table) {
        return table.columns().stream().map(ColumnSchema::type).toList();
    }
}
