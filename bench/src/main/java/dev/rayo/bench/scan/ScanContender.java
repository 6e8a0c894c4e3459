package dev.rayo.bench.scan;

import dev.rayo.bench.query.Answer;
import java.nio.file.Path;
import java.util.List;

/// Something that reads Parquet files.
public interface ScanContender extends AutoCloseable {
    String name();

    /// The sum of each column, in one row.
    Answer sums(Path file, List<ScanColumn> columns);

    @Override
    void close();
}
