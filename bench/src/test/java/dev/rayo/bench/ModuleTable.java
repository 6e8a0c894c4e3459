package dev.rayo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of modules in ARCHITECTURE.md, and where the project lies on this disk.
record ModuleTable(Path root, List<Row> rows) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// @param sees names of the modules whose classes this one may use
    /// @param packageName all classes of the module lie in it or below
    record Row(String module, List<String> sees, String packageName) {}

    static ModuleTable read() throws IOException {
        Path root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        List<Row> rows = Files.readAllLines(root.resolve("ARCHITECTURE.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length == 5)
                .map(cells -> new Row(codes(cells[1]).getFirst(), codes(cells[3]), codes(cells[4]).getFirst()))
                .toList();
        return new ModuleTable(root, rows);
    }

    Path classes(Row row) {
        return root.resolve(row.module()).resolve("target/classes");
    }

    private static List<String> codes(String cell) {
        Matcher matcher = CODE.matcher(cell);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    @Override
    public String toString() {
        return Arrays.toString(rows.toArray());
    }
}
