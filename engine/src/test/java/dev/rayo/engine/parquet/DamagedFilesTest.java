package dev.rayo.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rayo.engine.operator.Settings;
import dev.rayo.sql.error.Fault;
import dev.rayo.sql.error.RayoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damages small files at random: reading one ends with rows or with an error that names the file, never otherwise.
class DamagedFilesTest {
    private static final int DAMAGES = 300;

    @TempDir
    Path directory;

    enum Victim {
        PLAIN_V1(WriterVersion.PARQUET_1_0, false, CompressionCodecName.UNCOMPRESSED),
        DICTIONARY_V1(WriterVersion.PARQUET_1_0, true, CompressionCodecName.SNAPPY),
        DICTIONARY_V2(WriterVersion.PARQUET_2_0, true, CompressionCodecName.UNCOMPRESSED),
        DELTA_V2(WriterVersion.PARQUET_2_0, false, CompressionCodecName.UNCOMPRESSED),
        DELTA_ZSTD(WriterVersion.PARQUET_2_0, false, CompressionCodecName.ZSTD),
        PLAIN_LZ4(WriterVersion.PARQUET_1_0, false, CompressionCodecName.LZ4),
        PLAIN_GZIP(WriterVersion.PARQUET_1_0, true, CompressionCodecName.GZIP);

        private final WriterVersion version;
        private final boolean dictionary;
        private final CompressionCodecName codec;

        Victim(WriterVersion version, boolean dictionary, CompressionCodecName codec) {
            this.version = version;
            this.dictionary = dictionary;
            this.codec = codec;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedFileIsReadOrRefused(Victim victim) throws IOException {
        Path file = directory.resolve("damaged.parquet");
        List<TypedColumns.Typed> columns = TypedColumns.ALL;
        WrittenFile.write(
                file,
                TypedColumns.schema(columns, false),
                TypedColumns.rows(columns, 60, 9, 3, row -> row % 5 == 0),
                builder -> builder.withWriterVersion(victim.version)
                        .withDictionaryEncoding(victim.dictionary)
                        .withPageRowCountLimit(25)
                        .withCompressionCodec(victim.codec));
        byte[] intact = Files.readAllBytes(file);
        Random random = new Random(victim.ordinal());
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Files.write(file, damaged(intact, random));
            refused += read(file) ? 0 : 1;
        }
        assertThat(refused).as("refused of %d", DAMAGES).isPositive();
    }

    @Test
    void aDamagedFileOfListsAndStructsIsReadOrRefused() throws IOException {
        Path file = directory.resolve("damaged.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.copy(
                    "SELECT [j FOR j IN range(i % 4)] AS l, {'a': i, 'b': ['x' || i, NULL]} AS s,"
                            + " MAP {'k' || (i % 5): [i]} AS m, CASE WHEN i % 3 > 0 THEN i % 7 END AS n"
                            + " FROM range(50) t(i)",
                    file,
                    "codec uncompressed");
        }
        byte[] intact = Files.readAllBytes(file);
        Random random = new Random(77);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            Files.write(file, damaged(intact, random));
            refused += read(file) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    private static byte[] damaged(byte[] intact, Random random) {
        byte[] bytes = intact.clone();
        int kind = random.nextInt(10);
        if (kind == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
            // Every third damage hits the footer, which is where it hurts most.
            int from = kind < 4 ? bytes.length * 3 / 4 : 0;
            int at = from + random.nextInt(bytes.length - from);
            bytes[at] = (byte) (kind % 2 == 0 ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return bytes;
    }

    private static boolean read(Path file) {
        Settings settings = TableReading.settings().withVectorRows(16).withMorselRows(20);
        try {
            ParquetTable table = ParquetTable.open(file.toString(), List.of(file), false);
            table.statistics();
            TableReading.rows(table, TableReading.allColumns(table), settings);
            return true;
        } catch (RayoException e) {
            assertThat(e.fault()).as(e.getMessage()).isIn(Fault.USER, Fault.EXTERNAL, Fault.RESOURCES);
            if (e.fault() != Fault.RESOURCES) {
                assertThat(e).hasMessageContaining("damaged.parquet");
            }
            return false;
        }
    }
}
