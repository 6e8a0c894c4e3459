package dev.rayo.bench.scan;

import dev.rayo.bench.query.Answer;
import dev.rayo.bench.query.Contender;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Adds up by one query.
///
/// @param engine is closed with this
public record SqlScan(Contender engine) implements ScanContender {
    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Answer sums(Path file, List<ScanColumn> columns) {
        String sums = columns.stream().map(ScanColumn::sql).collect(Collectors.joining(", "));
        return engine.answer("SELECT " + sums + " FROM '" + file.toString().replace("'", "''") + "'");
    }

    @Override
    public void close() {
        engine.close();
    }
}
