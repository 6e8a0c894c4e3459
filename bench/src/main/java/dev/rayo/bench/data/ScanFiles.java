package dev.rayo.bench.data;

import static dev.rayo.bench.scan.ScanColumn.Kind.BOOLEAN;
import static dev.rayo.bench.scan.ScanColumn.Kind.DATE;
import static dev.rayo.bench.scan.ScanColumn.Kind.DECIMAL;
import static dev.rayo.bench.scan.ScanColumn.Kind.DOUBLE;
import static dev.rayo.bench.scan.ScanColumn.Kind.FLOAT;
import static dev.rayo.bench.scan.ScanColumn.Kind.INT;
import static dev.rayo.bench.scan.ScanColumn.Kind.LONG;
import static dev.rayo.bench.scan.ScanColumn.Kind.TEXT;
import static dev.rayo.bench.scan.ScanColumn.Kind.TIMESTAMP;

import dev.rayo.bench.scan.ScanColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// TPC-H's lineitem with further columns, in files that differ in codec and encodings, written by DuckDB. The names of the
/// further columns say what they are; `some` has NULLs.
public final class ScanFiles {
    /// How a file is written.
    public enum Format {
        /// Dictionaries and plain values.
        STORED("uncompressed", "V1"),
        SNAPPY("snappy", "V1"),
        ZSTD("zstd", "V1"),
        /// Deltas instead of plain integers, deltas of lengths instead of plain text, split streams instead of plain
        /// floating-point numbers.
        DELTA_SNAPPY("snappy", "V2");

        private final String codec;
        private final String version;

        Format(String codec, String version) {
            this.codec = codec;
            this.version = version;
        }
    }

    private static final List<ScanColumn> COLUMNS = List.of(
            new ScanColumn("l_orderkey", LONG),
            new ScanColumn("l_partkey", LONG),
            new ScanColumn("l_suppkey", LONG),
            new ScanColumn("l_linenumber", INT),
            new ScanColumn("l_quantity", DECIMAL),
            new ScanColumn("l_extendedprice", DECIMAL),
            new ScanColumn("l_discount", DECIMAL),
            new ScanColumn("l_tax", DECIMAL),
            new ScanColumn("l_returnflag", TEXT),
            new ScanColumn("l_linestatus", TEXT),
            new ScanColumn("l_shipdate", DATE),
            new ScanColumn("l_commitdate", DATE),
            new ScanColumn("l_receiptdate", DATE),
            new ScanColumn("l_shipinstruct", TEXT),
            new ScanColumn("l_shipmode", TEXT),
            new ScanColumn("l_comment", TEXT),
            new ScanColumn("some_smallint", INT),
            new ScanColumn("all_double", DOUBLE),
            new ScanColumn("all_timestamp", TIMESTAMP),
            new ScanColumn("some_text", TEXT));
    private static final List<ScanColumn> FURTHER = List.of(
            new ScanColumn("all_integer", INT),
            new ScanColumn("some_bigint", LONG),
            new ScanColumn("some_double", DOUBLE),
            new ScanColumn("all_real", FLOAT),
            new ScanColumn("all_boolean", BOOLEAN),
            new ScanColumn("some_boolean", BOOLEAN),
            new ScanColumn("long_text", TEXT));

    private final Path folder;

    private ScanFiles(Path folder) {
        this.folder = folder;
    }

    /// The files in `folder`; those that are missing are made of the lineitem of TPC-H in `tpch`, which is made too if need be.
    public static ScanFiles in(Path folder, Path tpch, double scaleFactor) {
        ScanFiles files = new ScanFiles(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        String query = """
                SELECT lineitem.* EXCLUDE (chance),
                    CASE WHEN chance % 4 <> 0 THEN l_quantity::SMALLINT END AS some_smallint,
                    l_extendedprice / 7e0 AS all_double,
                    l_shipdate + to_seconds(chance % 86400) AS all_timestamp,
                    CASE WHEN chance % 2 <> 0 THEN l_comment || chance % 1000000 END AS some_text,
                    (chance % 2000000000 - 1000000000)::INTEGER AS all_integer,
                    CASE WHEN chance % 3 <> 0 THEN l_orderkey * 1000003 % 100000007 END AS some_bigint,
                    CASE WHEN chance % 10 <> 0 THEN l_extendedprice / 9e0 END AS some_double,
                    (l_extendedprice / 11e0)::REAL AS all_real,
                    chance % 7 < 3 AS all_boolean,
                    CASE WHEN chance % 5 <> 0 THEN chance % 7 < 3 END AS some_boolean,
                    l_comment || ' ' || l_shipinstruct || ' ' || l_comment || ' ' || chance AS long_text
                FROM (SELECT *, (hash(l_orderkey * 8 + l_linenumber) >> 2)::BIGINT AS chance
                      FROM '{lineitem}') AS lineitem
                """.replace("{lineitem}", tpch.resolve("lineitem.parquet").toString().replace("'", "''"));
        try (Generation generation = new Generation("")) {
            for (Format format : Format.values()) {
                if (!Files.exists(files.file(format))) {
                    Tpch.in(tpch, scaleFactor);
                    generation.file(
                            files.file(format),
                            query,
                            "COMPRESSION " + format.codec + ", PARQUET_VERSION " + format.version);
                }
            }
        }
        return files;
    }

    public Path file(Format format) {
        return folder.resolve(format.name().toLowerCase(Locale.ROOT) + ".parquet");
    }

    /// The twenty columns that are read together: lineitem's and four more.
    public List<ScanColumn> columns() {
        return COLUMNS;
    }

    /// Columns of further kinds, read one by one.
    public List<ScanColumn> further() {
        return FURTHER;
    }
}
