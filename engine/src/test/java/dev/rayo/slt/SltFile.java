package dev.rayo.slt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One `.slt` file and, once DuckDB has run it, the oracle's answers.
final class SltFile {
    private static final Path FOLDER = Path.of("src/test/slt");
    private static final Path DATA = Path.of("../../shared/data");

    private final Path path;
    private final List<SltRecord> records;
    private final OracleAnswers answers = new OracleAnswers();
    private SltRunner.@Nullable Report oracleReport;

    private SltFile(Path path) {
        this.path = path;
        try {
            this.records = SltParser.parse(name(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files under `src/test/slt`, by name.
    static List<SltFile> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".slt"))
                    .sorted()
                    .map(SltFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return FOLDER.relativize(path).toString();
    }

    /// What `${data}` and `${tmp}` stand for.
    static Map<String, String> variables(Path temporary) {
        return Map.of("data", DATA.toString(), "tmp", temporary.toString());
    }

    static boolean hasSharedData() {
        return Files.isDirectory(DATA);
    }

    /// Runs the file on DuckDB once: its own results must be DuckDB's, and the others are kept.
    synchronized SltRunner.Report runOnOracle(Path temporary) {
        SltRunner.Report report = oracleReport;
        if (report == null) {
            try (DuckDbDatabase database = new DuckDbDatabase()) {
                report = SltRunner.run(name(), records, database, answers.recording(database), variables(temporary));
            }
            oracleReport = report;
        }
        return report;
    }

    /// Runs the file on `database`.
    SltRunner.Report run(Database database, Path temporary) {
        runOnOracle(temporary);
        return SltRunner.run(name(), records, database, answers.replaying(), variables(temporary));
    }
}
